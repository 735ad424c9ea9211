# The whole product in one image: the server, the portal, and an embedded PostgreSQL that is used unless DATABASE_URL is set.
#   docker build -t tenon . && docker run --rm -p 127.0.0.1:4400:4400 -v tenon-data:/data tenon

FROM node:26-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json tsconfig.core.json ./
COPY packages packages
COPY examples examples
RUN npm ci --no-audit --no-fund \
 && node node_modules/vite/bin/vite.js build --logLevel warn packages/portal \
 && npm ci --omit=dev --no-audit --no-fund --workspace packages/server --workspace packages/cli

FROM node:26-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/tmp/tenon-compile-cache \
    TENON_HOST=0.0.0.0 \
    TENON_PORT=4400 \
    TENON_DATA_DIR=/data \
    TENON_EXAMPLE=off \
    TENON_LOG_LEVEL=info
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/examples examples
# PostgreSQL does not run as root, and nothing else here needs to.
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 4400
# SIGTERM lets runs come to rest or hands them over; that takes up to 15 seconds.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.TENON_PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--expose-gc", "packages/server/src/main.ts"]
CMD ["up"]
