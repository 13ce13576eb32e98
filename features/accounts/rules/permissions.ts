import { ForbiddenError } from '@/platform/errors'
import { announceRefusal } from '@/platform/refusals'
import { actorOf, type Viewer } from './viewer'

type Kind = Viewer['kind']

/**
 * Who may what: the one table. Whether *this* object is theirs is checked by
 * the query or command on top of it (see `visibleTo`).
 */
export const PERMISSIONS = {
  'catalog.read': ['anonymous', 'guest', 'buyer', 'staff'],
  'catalog.edit': ['staff'],
  'price-list.edit': ['staff'],
  'own-price.read': ['buyer'],
  'list.keep': ['buyer', 'staff'],
  'design.keep': ['anonymous', 'guest', 'buyer', 'staff'],
  'link.ask': ['anonymous', 'guest', 'buyer', 'staff'],
  'request.submit': ['anonymous', 'guest', 'buyer', 'staff'],
  'request.attach': ['guest', 'buyer', 'staff'],
  'request.read': ['guest', 'buyer', 'staff'],
  'request.triage': ['staff'],
  'quote.read': ['guest', 'buyer', 'staff'],
  'quote.edit': ['staff'],
  'quote.send': ['staff'],
  'send-limit.set': ['staff'],
  'quote.accept': ['guest', 'buyer'],
  'quote.requote': ['guest', 'buyer'],
  'order.read': ['guest', 'buyer', 'staff'],
  'deposit.pay': ['guest', 'buyer'],
  'tariff.edit': ['staff'],
  'tariff.publish': ['staff'],
  'mail.read': ['staff'],
  'mail.open': ['staff'],
  'audit.read': ['staff'],
} as const satisfies Record<string, readonly Kind[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether a kind of viewer has a permission at all. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Kind[]).includes(viewer.kind)
}

/** @throws ForbiddenError when the viewer's kind lacks the permission */
export function authorize(viewer: Viewer, permission: Permission): void {
  if (may(viewer, permission)) return
  announceRefusal({
    actor: actorOf(viewer),
    action: permission,
    objectType: 'permission',
    objectId: permission,
    reason: viewer.kind,
  })
  throw new ForbiddenError(`${viewer.kind} may not ${permission}`)
}
