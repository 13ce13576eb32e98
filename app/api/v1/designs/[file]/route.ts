import { makeableDesign, readDesign } from '@/features/designs/rules/address'
import { keptDesign } from '@/features/designs/queries/designs'
import { drawingOf } from '@/features/designs/files/drawing'
import { estimateDesign } from '@/features/designs/rules/estimate'
import { designConflicts, drawable } from '@/features/designs/rules/design-conflicts'
import { type Design } from '@/features/designs/rules/family'
import { glbOf } from '@/features/designs/files/glb'
import { engraved } from '@/features/designs/files/engraved'
import { engravedOutlines } from '@/features/designs/files/lettering'
import { readMarks } from '@/features/designs/rules/marks'
import { drawingText } from '@/features/designs/files/sheet'
import { stlOf } from '@/features/designs/files/solid'
import { designPng, isGround, isView } from '@/features/designs/files/still'
import { designName, type DesignTranslator } from '@/features/designs/rules/words'
import { translator } from '@/i18n/translator'
import { problem } from '@/platform/errors'
import { refuseTooMany } from '@/platform/rate-limit/refuse'

const FILES = ['estimate', 'drawing.svg', 'picture.png', 'model.stl', 'model.glb']
const KEPT = { 'cache-control': 'public, max-age=3600' }

/** A design that the address says in full, or by its `code`: its figures (`estimate`), drawing, picture and models. The same answer for everyone, so it may be kept. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/designs/[file]'>,
): Promise<Response> {
  const { file } = await params
  const query = new URL(request.url).searchParams
  if (!FILES.includes(file)) return problem(404, 'NotFoundError', 'no such file')
  const tooMany = await refuseTooMany('design')
  if (tooMany) return tooMany
  const code = query.get('code')
  const kept = code === null ? null : await keptDesign(code)
  const design = code === null ? readDesign(query) : kept === null ? null : makeableDesign(kept)
  if (!design) return problem(404, 'NotFoundError', 'no such design')
  if (file === 'estimate') return Response.json(await estimateDesign(design), { headers: KEPT })
  const conflicts = designConflicts(design)
  // A picture and a drawing show what must change, too; files to make from are only of what can be made.
  if (conflicts.length > 0 && (file.startsWith('model') || !drawable(design)))
    return problem(
      422,
      'InvalidInputError',
      `can’t be made: ${conflicts.map(({ field, rule }) => `${field} (${rule})`).join(', ')}`,
      { conflicts },
    )
  return answer(file, design, query, request.signal)
}

async function answer(
  file: string,
  design: Design,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<Response> {
  const t = translator('design') as DesignTranslator
  if (file === 'picture.png') {
    const [view, ground] = [query.get('view') ?? 'free', query.get('ground') ?? 'light']
    if (!isView(view) || !isGround(ground))
      return problem(422, 'InvalidInputError', 'no such view or ground')
    const marks = readMarks(query.get('marks') ?? '', design)
    if (!marks) return problem(422, 'InvalidInputError', 'no such marks')
    // A design that is being shaped asks for one picture after the other: nobody waits for the last but one.
    const picture = await designPng(design, view, ground, { marks, signal }).catch(
      (error: unknown) => {
        if (signal.aborted) return null
        throw error
      },
    )
    return picture
      ? new Response(picture, { headers: { ...KEPT, 'content-type': 'image/png' } })
      : new Response(null, { status: 499 })
  }
  if (file === 'drawing.svg')
    return new Response(drawingOf(design, drawingText(t, design), engravedOutlines(design)), {
      headers: { ...KEPT, 'content-type': 'image/svg+xml; charset=utf-8' },
    })
  const attached = (type: string, ending: string) => ({
    headers: {
      ...KEPT,
      'content-type': type,
      'content-disposition': `attachment; filename="fsc-${design.family}.${ending}"`,
    },
  })
  if (file === 'model.glb')
    return new Response(
      await glbOf(design, designName(t, design)),
      attached('model/gltf-binary', 'glb'),
    )
  return new Response(stlOf(await engraved(design)), attached('model/stl', 'stl'))
}
