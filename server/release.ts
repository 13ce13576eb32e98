import path from 'node:path'
import { serveAsBuilt } from '@/platform/env/server'
import { serve } from './serve'

// The entry of a release: the folder that `npm run build` puts together (scripts/start/release.ts).
const root = path.resolve(import.meta.dirname, '..')
serveAsBuilt(root)
await serve(root)
