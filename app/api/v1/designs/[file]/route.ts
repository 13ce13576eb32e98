import { createTranslator } from 'next-intl'
import { drawingOf } from '@/features/catalog/design/drawing'
import { estimateDesign } from '@/features/catalog/design/estimate'
import { readDesign } from '@/features/catalog/design/address'
import { designConflicts } from '@/features/catalog/design/families'
import { solidsOf, stlOf, weightGrams } from '@/features/catalog/design/solid'
import { designName, designRows, type DesignTranslator } from '@/features/catalog/design/words'
import { messages } from '@/i18n/messages'
import { problem } from '@/platform/errors'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

/** A design that the address says in full: its figures (`estimate`), its drawing (`drawing.svg`), its model (`model.stl`). The same answer for everyone, so it may be kept. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/designs/[file]'>): Promise<Response> {
  const { file } = await params
  const design = readDesign(new URL(request.url).searchParams)
  if (!design || !['estimate', 'drawing.svg', 'model.stl'].includes(file)) return problem(404, 'NotFoundError', 'no such design')
  const tooMany = await refuseTooMany('design')
  if (tooMany) return tooMany
  const kept = { 'cache-control': 'public, max-age=3600' }
  if (file === 'estimate') return Response.json(estimateDesign(design), { headers: kept })
  const conflicts = designConflicts(design)
  if (conflicts.length > 0) return problem(422, 'InvalidInputError', `can’t be made: ${conflicts.map(({ field, rule }) => `${field} (${rule})`).join(', ')}`, { conflicts })
  const solids = solidsOf(design)
  if (file === 'model.stl') return new Response(stlOf(solids), { headers: { ...kept, 'content-type': 'model/stl', 'content-disposition': `attachment; filename="fsc-${design.family}.stl"` } })
  const t = createTranslator({ locale: 'en', messages: messages.en, namespace: 'design' }) as DesignTranslator
  const rows = [...designRows(t, design), ...(design.family === 'box' ? [] : [[t('sheet.material'), t('sheet.steel')] as [string, string]]), [t('sheet.weight'), t('weightValue', { grams: weightGrams(solids) })] as [string, string]]
  const svg = drawingOf(solids, { title: designName(t, design), rows, views: [t('sheet.front'), t('sheet.side'), t('sheet.top')], note: t('sheet.note') })
  return new Response(svg, { headers: { ...kept, 'content-type': 'image/svg+xml; charset=utf-8' } })
}
