import { describe, expect, it } from 'vitest'
import { Standstill } from './standstill'

const limits = { loadingMs: 100, testingMs: 500 }

describe('a run that says nothing', () => {
  it('stands still after a while, and waits for the files that began', () => {
    const run = new Standstill(['a', 'b', 'c'], limits, 0)
    run.heard({ begins: 'a' }, 10)
    run.heard({ begins: 'b' }, 20)
    run.heard({ ends: 'a' }, 30)
    expect(run.waitsFor(129)).toEqual([])
    expect(run.waitsFor(130)).toEqual(['b'])
  })

  it('waits for all that are left where none began', () => {
    const run = new Standstill(['a', 'b'], limits, 0)
    run.heard({ begins: 'a' }, 1)
    run.heard({ ends: 'a' }, 2)
    expect(run.waitsFor(102)).toEqual(['b'])
  })

  it('is given longer while a test runs, which has a bound of its own', () => {
    const run = new Standstill(['a'], limits, 0)
    run.heard({ begins: 'a' }, 0)
    run.heard({ test: 'begins' }, 0)
    expect(run.waitsFor(400)).toEqual([])
    expect(run.waitsFor(500)).toEqual(['a'])
    run.heard({ test: 'ends' }, 510)
    expect(run.waitsFor(609)).toEqual([])
    expect(run.waitsFor(610)).toEqual(['a'])
  })

  it('has ended once every file has', () => {
    const run = new Standstill(['a'], limits, 0)
    run.heard({ ends: 'a' }, 1)
    expect(run.waitsFor(10_000)).toEqual([])
  })
})
