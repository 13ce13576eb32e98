# syntax=docker/dockerfile:1
# The site for production. Build: docker build -t fsc-trade .  Run: see compose.yaml.

FROM node:22.23.5-bookworm-slim AS build
WORKDIR /app
ENV CI=true NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund --loglevel=error
COPY . .
# Pages of the catalog are prerendered: an embedded PostgreSQL with the demo data stands in for the
# real database during this step, and the site refreshes the pages when it starts. What serving
# needs is copied to .next-release: a fifth of what building and migrating do.
RUN npm run build

# Before each release is served: docker build --target migrate, with DATABASE_URL and DATABASE_OWNER_URL.
FROM build AS migrate
CMD ["node", "scripts/db.mjs", "migrate", "deploy"]

FROM node:22.23.5-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data FILES_DIR=/data/files NEXT_TELEMETRY_DISABLED=1
RUN install -d -o node -g node /data
# Owned by the user it runs as: Next.js keeps refreshed pages in its own folder.
COPY --from=build --chown=node:node /app/.next-release ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Serves, and on SIGTERM lets requests under way finish.
# The option: scripts/start/server.ts says what for.
CMD ["node", "--max-semi-space-size=32", "server/main.mjs"]
