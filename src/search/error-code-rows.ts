/** What codes mean, each in words that lead to what helps. */
export type CodeRows = ReadonlyMap<string, string>;

/** One row a code. */
function rows(text: string): CodeRows {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((row) => {
        const [code = '', ...means] = row.trim().split(' ');
        return [code.toLowerCase(), means.join(' ')] as const;
      }),
  );
}

export const mysql = rows(`
  1021 disk full no space left
  1037 database out of memory
  1040 too many connections database
  1041 database out of memory
  1044 database access denied for user
  1045 database access denied for user
  1053 database server shutdown
  1062 duplicate key unique constraint
  1114 disk full no space left
  1129 too many connections database
  1146 migration relation does not exist
  1153 database connection lost packet too large
  1203 too many connections database
  1205 lock wait timeout exceeded
  1206 locks lock wait database
  1213 deadlock detected
  1226 too many connections database
  1236 replica binlog position replication
  1290 database read-only
  1317 query canceled database
  1452 foreign key constraint
  1593 replica replication
  1792 database read-only transaction
  1836 database read-only
  2002 database server unreachable connection refused
  2003 database server unreachable connection refused
  2005 database host dns resolve
  2006 database server down connection lost
  2013 database server down connection lost
  2026 tls certificate
  3024 statement timeout slow query
  3100 replica replication
`);

/** Of two characters: a class. */
export const sqlStates = rows(`
  08 database server unreachable connection
  08001 database server unreachable connection
  08004 too many connections database
  08006 database server unreachable connection lost
  22003 integer out of range
  2200h sequence reached maximum value
  23 duplicate key unique constraint
  23503 foreign key constraint
  23505 duplicate key unique constraint
  25006 database read-only transaction
  25p02 database transaction aborted
  25p03 idle in transaction
  28 database access denied for user
  28p01 database access denied for user
  40 could not serialize access deadlock
  40001 could not serialize access deadlock
  40p01 deadlock detected
  42501 permission denied database
  42703 migration column does not exist
  42p01 migration relation does not exist
  53 database saturated limit
  53100 disk full no space left
  53200 database out of memory
  53300 too many connections database
  53400 limit reached database
  54 limit reached database
  55006 database session lock
  55p03 lock timeout lock wait database
  57 database server shutdown failover
  57014 canceling statement timeout slow query
  57p01 database server shutdown failover
  57p02 database server crash failover
  57p03 database system is starting up
  58 disk errors device
  58030 disk errors device
  xx data corrupted database
  xx001 data corrupted database
  xx002 data corrupted database
`);

export const oracle = rows(`
  00001 duplicate key unique constraint
  00018 too many connections database
  00020 too many connections database
  00028 database session killed
  00054 lock wait database
  00060 deadlock detected
  00257 disk full no space left
  01000 limit reached database
  01013 query canceled database
  01017 database access denied for user
  01033 database system is starting up
  01034 database server down
  01089 database server shutdown
  01555 a transaction open for hours, undo
  01578 data corrupted database
  01652 disk full no space left
  01653 disk full no space left
  01654 disk full no space left
  03113 database server down connection lost
  03114 database server down connection lost
  03135 database server down connection lost
  04031 database out of memory
  12154 database host dns resolve
  12170 database server unreachable timeout
  12505 database server unreachable connection refused
  12514 database server unreachable connection refused
  12516 too many connections database
  12519 too many connections database
  12520 too many connections database
  12541 database server unreachable connection refused
  16000 database read-only
  19809 disk full no space left
  19815 disk full no space left
  28000 database access denied for user
  28001 database access denied for user
  30036 a transaction open for hours, undo
`);

export const mongodb = rows(`
  6 database server unreachable
  7 database host dns resolve
  11000 duplicate key unique constraint
  11600 database server shutdown failover
  10107 database primary failover
  13435 database primary failover
  13436 database primary failover
  189 database primary failover
  91 database server shutdown failover
  13 database access denied for user
  18 database access denied for user
  24 lock timeout lock wait database
  50 statement timeout slow query
  89 database server unreachable timeout
  112 lock wait deadlock database
  14031 disk full no space left
`);

export const prisma = rows(`
  p1000 database access denied for user
  p1001 database server unreachable
  p1002 database server unreachable timeout
  p1008 statement timeout slow query
  p1010 database access denied for user
  p1011 tls certificate
  p1017 database server down connection lost
  p2002 duplicate key unique constraint
  p2003 foreign key constraint
  p2024 out of database connections
  p2028 database transaction timeout
  p2034 deadlock detected
  p2037 too many connections database
`);

/** Of Linux, by the names that the glossary knows. */
export const errnos = rows(`
  1 eperm
  5 eio
  12 enomem
  13 eacces
  23 enfile
  24 emfile
  28 enospc
  30 erofs
  32 epipe
  98 eaddrinuse
  101 enetunreach
  104 econnreset
  110 etimedout
  111 econnrefused
  113 ehostunreach
  116 estale
  122 edquot
`);

export const signals = rows(`
  6 sigabrt process crash
  7 sigbus process crash
  9 137 sigkill
  11 sigsegv process crash
  15 143 sigterm
`);

export const exits = rows(`
  125 container cannot start crash
  126 container cannot start crash
  127 container cannot start crash
`);

export const grpc = rows(`
  4 deadline exceeded timeout
  7 permission denied
  8 resource exhausted rate limit quota
  14 503 upstream unavailable
  16 401
`);

export const kafka = rows(`
  1 kafka offset retention
  2 kafka message schema
  3 kafka topic partition
  5 kafka broker down leader partition
  6 kafka broker down leader partition
  7 kafka broker timeout
  8 kafka broker down
  9 kafka broker down replica
  10 kafka message publishes refused
  14 kafka consumer rebalance
  15 kafka consumer rebalance
  16 kafka consumer rebalance
  19 kafka broker down replica
  20 kafka broker down replica
  22 kafka consumer rebalance
  25 kafka consumer rebalance
  27 kafka consumer rebalance
  29 kafka permission denied
  56 kafka broker disk full
`);

export const windows = rows(`
  2 file not found
  5 permission denied
  8 out of memory
  14 out of memory
  32 file locked
  53 host unreachable network
  64 connection reset network
  112 disk full no space left
  121 connection timeout network
  1231 network unreachable
  1450 resources exhausted limit
  12002 connection timeout
  12007 dns resolve
  12029 connection refused
  12030 connection reset
  10054 connection reset
  10060 connection timeout
  10061 connection refused
  c0000005 segfault crash
  c0000017 out of memory
`);
