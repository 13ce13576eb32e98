import { expect, it } from 'vitest'
import { Prisma } from '@/platform/db/generated/client'
import { text } from '../engine/rational'
import { askedOf, heldBy, notBelowZero, taken } from './quota-ledger'

const entry = (kilograms: string, more: { adjusts?: string; expiresAt?: Date } = {}) => ({
  id: kilograms,
  kind: 'RESERVATION',
  kilograms: new Prisma.Decimal(kilograms),
  adjusts: more.adjusts ?? null,
  expiresAt: more.expiresAt ?? null,
})
const now = new Date('2026-11-29T00:00:00Z')

it('sums of a ledger are exact, beyond 2^53 thousandths too, and plain decimals', () => {
  expect(text(taken([entry('99999999999999999.999'), entry('0.002')], now))).toBe(
    '100000000000000000.001',
  )
  expect(text(taken([entry('0.001')], now))).toBe('0.001')
  expect(text(taken([entry('1', { expiresAt: now }), entry('-2')], now))).toBe('-2')
  expect(notBelowZero(taken([entry('-2')], now))).toBe('0')
})

it('a reservation holds what is left after what was entered against it', () => {
  const reserved = entry('10.5')
  expect(text(heldBy(reserved, [entry('-0.5', { adjusts: '10.5' }), entry('-1')]))).toBe('10')
})

it('the lines of a quote ask of a quota together', () => {
  const asked = askedOf([
    { orderNumber: 'A', inQuota: '0.1' },
    { orderNumber: 'B', inQuota: '1' },
    { orderNumber: 'A', inQuota: '0.2' },
  ])
  expect([...asked]).toEqual([
    ['A', '0.3'],
    ['B', '1'],
  ])
})
