# syntax=docker/dockerfile:1
# Built: docker build -t oncall-coach .    Run: see compose.yaml, deploy/kubernetes and docs/operations.md.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts
COPY bin ./bin
COPY src ./src
COPY adapters ./adapters
RUN node bin/build.js \
 && rm -rf bin/build.js src adapters node_modules/oxc-transform node_modules/@oxc-transform

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build /app ./
COPY guides ./guides
# So that a start opens the guides as they were read here: nothing can be written later.
RUN node bin/coach.js search outage > /dev/null
# The embedded store; with REDIS_URL nothing is written.
RUN mkdir /data && chown node:node /data
# For docker compose exec coach coach status, and the like.
RUN ln -s /app/bin/coach.js /usr/local/bin/coach
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As process 1 itself, so that a signal to the container reaches the bot.
CMD ["node", "bin/coach.js", "start"]
