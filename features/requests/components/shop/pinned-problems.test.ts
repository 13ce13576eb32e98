import { expect, it } from 'vitest'
import type { CustomLine } from '@/features/basket/stores/request-list'
import { problem } from '../../rules/request-problems'
import type { FormDraft } from './form-draft'
import { pin, standing } from './pinned-problems'

const custom = (id: string, quantity: number): CustomLine => ({
  id,
  kind: 'CUSTOM',
  quantity,
  specification: { type: 'ring', grade: '304', finish: '', size: '17 mm' },
  note: '',
  files: [{ id: `file-${id}`, claimToken: 't', fileName: 'a.pdf', sizeBytes: 1 }],
})
const form = { contactEmail: 'x' } as FormDraft
const lines = [custom('a', 1), custom('b', 2)]
const paths = (...args: Parameters<typeof standing>) => standing(...args).map((p) => p.path)

it('drops a problem when its field changes', () => {
  const pinned = [
    pin(problem('contactEmail', 'email'), lines, form),
    pin(problem('lines.1.specification.finish', 'required'), lines, form),
  ]
  expect(paths(pinned, lines, form)).toEqual(['contactEmail', 'lines.1.specification.finish'])
  expect(paths(pinned, lines, { ...form, contactEmail: 'x@y.z' })).toEqual([
    'lines.1.specification.finish',
  ])
})

it('follows a line that moves up and forgets one that was removed', () => {
  const pinned = [
    pin(problem('lines.1.quantity', 'quantity'), lines, form),
    pin(problem('files.1', 'file_gone'), lines, form),
  ]
  expect(paths(pinned, lines.slice(1), form)).toEqual(['lines.0.quantity', 'files.0'])
  expect(paths(pinned, lines.slice(0, 1), form)).toEqual([])
})

it('forgets an empty list once it has a line', () => {
  const pinned = [pin(problem('lines', 'no_lines'), [], form)]
  expect(paths(pinned, [], form)).toEqual(['lines'])
  expect(paths(pinned, lines, form)).toEqual([])
})
