import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema',
  migrations: {
    path: 'prisma/migrations',
    // The seed uses the site's own server modules: the condition lets `server-only` through.
    seed: 'node --import ./scripts/lib/server-modules.mjs --import tsx prisma/seed/index.ts',
  },
  datasource: {
    url: process.env.DATABASE_URL,
    // A role that may create the scratch databases in which migrations are tried; not such a
    // database itself (scripts/prisma/connector.mjs).
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
})
