import { openRedis } from '../../../src/stores/redis/open.ts';
import { describeStore } from '../../contracts/store.ts';
import { rawKeys, startCluster, startRedis } from '../../fakes/redis.ts';

describeStore('the Redis store', async () => {
  const server = await startRedis();
  let opened = 0;
  return {
    open: () => {
      opened += 1;
      return openRedis({ url: server.url, prefix: `test${opened}` });
    },
    raw: () => rawKeys([server], `test${opened}`),
    stop: () => server.stop(),
  };
});

describeStore('the Redis store on a cluster', async () => {
  const servers = await startCluster();
  let opened = 0;
  return {
    open: () => {
      opened += 1;
      return openRedis({ url: servers[0].url, prefix: `test${opened}` });
    },
    raw: () => rawKeys(servers, `test${opened}`),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
});
