import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { changeSchema, type SavedList } from '../rules/saved-lists'

const savedList: z.ZodType<SavedList> = z.object({
  id: z.uuid(),
  name: z.string(),
  items: z.array(
    z.object({
      sku: z.string(),
      style: z.string().meta({ description: 'its style number' }),
      quantity: z.int().nullable().meta({ description: 'pieces' }),
      note: z.string(),
    }),
  ),
  shared: z.boolean().meta({ description: 'colleagues of the company may read it' }),
  by: z.string().exactOptional().meta({ description: 'whose it is, where it is a colleague’s' }),
})

/** The saved lists of whoever is signed in. */
export const readLists = operation({
  id: 'readLists',
  method: 'GET',
  path: '/api/v1/lists',
  audience: 'site',
  answer: z.object({
    lists: z
      .array(savedList)
      .nullable()
      .meta({ description: 'null for who isn’t signed in: their browser keeps them' }),
    company: z.boolean().meta({ description: 'whether there is a company to share them with' }),
  }),
  rate: { limit: 'readLists' },
  cache: 'private, no-store',
})

/** Makes one change to them. */
export const changeLists = operation({
  id: 'changeLists',
  method: 'POST',
  path: '/api/v1/lists',
  audience: 'site',
  body: changeSchema,
  status: 204,
  rate: { limit: 'changeLists' },
  cache: 'private, no-store',
  ownPagesOnly: true,
  problems: ['forbidden', 'nothingHere', 'conflict'],
})
