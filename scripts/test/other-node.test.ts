import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths'
import { OTHER_NODES } from './other-node'

test('the image runs a Node that the tests run on, and the README names them all', () => {
  const images = [...readFileSync(inRoot('Dockerfile'), 'utf8').matchAll(/^FROM node:([\d.]+)/gm)]
  expect(images.length).toBeGreaterThan(1)
  for (const [, version] of images) expect(version).toBe(OTHER_NODES.node22)
  const readme = readFileSync(inRoot('README.md'), 'utf8')
  for (const version of Object.values(OTHER_NODES)) expect(readme).toContain(version)
})
