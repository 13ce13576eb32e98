import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import {
  authorize,
  authorizeKind,
  ofCompany,
  type ObjectPermission,
} from '@/features/accounts/rules/permissions'
import { InvalidInputError } from '@/platform/errors'
import { companySchema } from '../rules/member-entries'

/** Identifies something that belongs to a company: an address, a number, a paper. */
export const companyPartSchema = companySchema.extend({ id: z.uuid() })

/**
 * Parses entries and authorizes the actor for the company that they name.
 * @throws InvalidInputError, ForbiddenError; NotFoundError for somebody else’s company
 */
export function targetOf<Target extends { companyId: string }>(
  actor: Actor,
  permission: ObjectPermission,
  schema: z.ZodType<Target>,
  input: unknown,
): Target {
  authorizeKind(actor, permission)
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  authorize(actor, permission, ofCompany(parsed.data.companyId))
  return parsed.data
}
