import { workOnImports } from '@/features/product-imports/jobs/work'
import { db } from '@/platform/db/client'

// A process of its own that works on imports, for a test that kills it.
await workOnImports()
await db.$disconnect()
