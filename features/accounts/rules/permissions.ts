import { ForbiddenError } from '@/platform/errors'
import { announceRefusal } from '@/platform/refusals'
import { auditActor, type Actor } from './actor'

type Kind = Actor['kind']

/**
 * Who may what: the one table. Whether *this* object is theirs is checked by
 * the query or command on top of it (see `visibleTo`).
 */
export const PERMISSIONS = {
  'catalog.read': ['anonymous', 'guest', 'member', 'staff'],
  'catalog.edit': ['staff'],
  'price-list.edit': ['staff'],
  'own-price.read': ['member'],
  'list.keep': ['member', 'staff'],
  'design.keep': ['anonymous', 'guest', 'member', 'staff'],
  'link.ask': ['anonymous', 'guest', 'member', 'staff'],
  'request.submit': ['anonymous', 'guest', 'member', 'staff'],
  'request.attach': ['guest', 'member', 'staff'],
  'request.read': ['guest', 'member', 'staff'],
  'request.triage': ['staff'],
  'quote.read': ['guest', 'member', 'staff'],
  'quote.edit': ['staff'],
  'quote.send': ['staff'],
  'send-limit.set': ['staff'],
  'quote.accept': ['guest', 'member'],
  'quote.requote': ['guest', 'member'],
  'order.read': ['guest', 'member', 'staff'],
  'deposit.pay': ['guest', 'member'],
  'tariff.edit': ['staff'],
  'tariff.publish': ['staff'],
  'mail.read': ['staff'],
  'mail.open': ['staff'],
  'audit.read': ['staff'],
} as const satisfies Record<string, readonly Kind[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether a kind of actor has a permission at all. */
export function may(actor: Actor, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Kind[]).includes(actor.kind)
}

/** @throws ForbiddenError when the actor's kind lacks the permission */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return
  announceRefusal({
    actor: auditActor(actor),
    action: permission,
    objectType: 'permission',
    objectId: permission,
    reason: actor.kind,
  })
  throw new ForbiddenError(`${actor.kind} may not ${permission}`)
}
