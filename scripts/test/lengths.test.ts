import { describe, expect, test } from 'vitest'
import { FILE_LINES, longLines, measureLengths } from './lengths'

const word = 'x'.repeat(130)

describe('the lengths of the sources', () => {
  test('no file exceeds its limit, and no line except in texts and class strings', () => {
    const { files, longest, tooLong } = measureLengths()
    expect(tooLong).toEqual([])
    expect(files).toBeGreaterThan(1000)
    expect(longest).toBeLessThanOrEqual(FILE_LINES)
  })

  test.each([
    [`const ${word} = 1`, [1]],
    [`f()\nconst a = [${'1, '.repeat(60)}]`, [2]],
    [`const a = '${word}'`, []],
    [`f(g(h('${word}')))`, []],
    [`test('${word}', async () => {\n})`, []],
    [`f('${word}', ${word})`, [1]],
    [`const a = \`\n\${b} ${word}\n\``, []],
    [`// ${word}\nf()`, [1]],
    [`f() /* ${word} */`, [1]],
    [`f(1) // it’s ‘${'a '.repeat(60)}’`, [1]],
    [`/**\n * ${"a 'b' ".repeat(30)}\n */`, [2]],
    [`f(/${word}/)`, []],
  ])('%s', (text, lines) => {
    expect(longLines('a.ts', text)).toEqual(lines)
  })

  test('ignore texts and classes of an element, and pictures within a style', () => {
    expect(longLines('a.tsx', `const a = <p className="${word}">{b}</p>`)).toEqual([])
    expect(longLines('a.tsx', `const a = <p className="b">{${word}}</p>`)).toEqual([1])
    expect(longLines('a.tsx', `const a = <p className="${word}">\n${word}\n</p>`)).toEqual([])
    expect(longLines('a.css', `a { background: url("${word}") }`)).toEqual([])
    expect(longLines('a.css', `a { background: ${word} }`)).toEqual([1])
    expect(longLines('a.css', `/* ${word} */`)).toEqual([1])
  })
})
