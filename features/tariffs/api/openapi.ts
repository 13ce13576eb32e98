import { z } from 'zod'
import { landedCostAnswer, landedCostRequest, MAX_LINES } from './landed-cost'

const problem = z.object({
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .meta({ description: 'by field, such as lines.2.customsValue' }),
})
const json = (schema: z.ZodType, io: 'input' | 'output', type = 'application/json') => ({
  [type]: { schema: z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) },
})
const refusal = (description: string) => ({
  description,
  content: json(problem, 'output', 'application/problem+json'),
})

/** The interface's description, made from the schemas that check it. @param url address of the site */
export function openApiDocument(url: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'F.S.C landed cost',
      version: '1',
      description: `Duties, fees and landed cost of a shipment, layer by layer, each with its legal base. One line or up to ${MAX_LINES}. Rates nobody has reviewed are named and not charged.`,
    },
    servers: [{ url }],
    paths: {
      '/api/v1/landed-cost': {
        post: {
          operationId: 'landedCost',
          summary: 'Landed cost of a shipment',
          requestBody: { required: true, content: json(landedCostRequest, 'input') },
          responses: {
            200: {
              description: 'The answer; lines without a figure say why.',
              content: json(landedCostAnswer, 'output'),
            },
            400: refusal('The body is not JSON, or is too large.'),
            422: refusal('A field can’t be taken; `errors` names it.'),
            429: refusal('Too many calls; `retry-after` says when to try again.'),
          },
        },
      },
    },
  }
}
