import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { letterWords, mailOf, type Recipient } from './letter'

vi.mock('@/platform/house/facts', () => ({
  readHouse: () => Promise.resolve({ legalName: 'Steel House Ltd', footer: 'Rings of steel' }),
}))
vi.mock('@/platform/house/pictures', () => ({ readLogo: () => Promise.resolve(null) }))

const ROOT = path.resolve(import.meta.dirname, '..')

it('a letter is rendered whole: preview, heading, facts, the one button, footer, as HTML and as text', async () => {
  const to: Recipient = { kind: 'buyer', email: 'ana@aurora.example', locale: 'en' }
  const mail = await mailOf({
    template: 'trial',
    to,
    subject: 'Q-1: USD 10.00',
    preview: 'In short',
    heading: 'Your quote',
    paragraphs: ['It is here.'],
    facts: [{ label: 'Total', value: 'USD 10.00' }],
    button: { label: 'See it', url: 'https://shop.example/q' },
    dedupeKey: 'trial:1',
  })
  expect(mail).toMatchObject({
    template: 'trial',
    to: 'ana@aurora.example',
    subject: 'Q-1: USD 10.00',
    dedupeKey: 'trial:1',
  })
  expect(mail.html).toContain('lang="en"')
  for (const part of ['In short', 'Your quote', 'USD 10.00', 'https://shop.example/q'])
    expect(mail.html).toContain(part)
  for (const part of ['Steel House Ltd', 'Rings of steel']) expect(mail.html).toContain(part)
  for (const part of ['It is here.', 'USD 10.00', 'https://shop.example/q'])
    expect(mail.text).toContain(part)
  // The house's own line may end without a full stop: nothing may run on from it.
  expect(mail.text.split('\n')).toEqual(
    expect.arrayContaining(['Rings of steel', letterWords(to)('footer')]),
  )
})

it('no letter is rendered in any other way', () => {
  const others = ['app', 'components', 'features', 'platform', 'emails', 'server'].flatMap(
    (folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => path.join(folder, name))
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|db\/generated/.test(file))
        .filter((file) => /\brenderMessage\(/.test(readFileSync(path.join(ROOT, file), 'utf8'))),
  )
  expect(others.toSorted()).toEqual(['emails/letter.ts', 'emails/message-email.tsx'])
})
