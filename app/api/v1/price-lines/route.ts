import { priceLines } from '@/features/quotes/price-lines'
import { priceLinesSchema } from '@/features/quotes/price-schema'
import { readJsonBody } from '@/platform/json-body'

/** 200 lines with options are well under this. */
const LIMIT_BYTES = 128 * 1024

/** Prices lines of a request list. Public: it tells what the catalog tells. */
export async function POST(request: Request): Promise<Response> {
  const input = priceLinesSchema.safeParse(await readJsonBody(request, LIMIT_BYTES))
  if (!input.success) {
    const problem = { type: 'about:blank', title: 'The lines could not be read', status: 400, detail: input.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ').slice(0, 2000) }
    return Response.json(problem, { status: 400, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } })
  }
  return Response.json(await priceLines(input.data), { headers: { 'Cache-Control': 'no-store' } })
}
