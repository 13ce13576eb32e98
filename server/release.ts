import path from 'node:path'
import { serveAsBuilt } from '@/platform/env/server'
import { serve } from './serve'

// The entry point of a release: the folder that `npm run build` assembles (scripts/start/release.ts).
const root = path.resolve(import.meta.dirname, '..')
serveAsBuilt(root)
await serve(root)
