import { route } from '@/features/accounts/route'
import { keepDesignOperation } from '@/features/designs/api/designs'
import { keepDesign } from '@/features/designs/commands/keep-design'
import { listedDesign } from '@/features/designs/rules/listed'

/**
 * Keeps a design; answers its code, its page and its entry for a request list. The same design
 * always has the same code.
 */
export const POST = route(
  keepDesignOperation,
  async ({ context, body }) => {
    const { code, query } = await keepDesign(await context(), body)
    const listed = listedDesign(query)
    if (!listed) throw new Error(`a design that was kept can’t be made: ${code}`)
    return { code, href: `/design/c/${code}`, query, ...listed }
  },
  'design.keep',
)
