import { serve } from './serve'

// The entry in a clone, bundled beside its build (scripts/start/build.ts) and begun at the clone's top: `npm start`,
// `npm run serve`, tests and benchmarks alike. A release has its own: release.ts.
await serve(process.cwd())
