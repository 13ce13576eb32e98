/** Walks over a text from left to right; letter case and the amount of white space never matter. */
export class Reader {
  constructor(
    readonly text: string,
    /** 0-based column of what comes next */
    public position = 0,
  ) {}

  skipSpace(): void {
    this.take(/\s*/y)
  }

  /** After any white space. */
  get atEnd(): boolean {
    this.skipSpace()
    return this.position >= this.text.length
  }

  /** Consumes what the sticky pattern matches here, if it does. */
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.position
    const match = pattern.exec(this.text)
    if (!match) return null
    this.position += match[0].length
    return match[0]
  }

  /** Whether the sticky pattern matches here, without moving. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.position
    return pattern.test(this.text)
  }

  /** The word or single character at this place, for messages. */
  get ahead(): string {
    return /^(?:[\p{L}\p{N}.]+|.?)/u.exec(this.text.slice(this.position))?.[0] ?? ''
  }
}

/**
 * A lookup table for a reader: returns the entry with the longest name at the reader's position and moves past it;
 * null when none matches.
 */
export type Vocabulary<T> = (reader: Reader) => T | null

/**
 * Names match in any letter case, with or without their white space, with or without the comma of a
 * thousand, and only as whole words.
 */
export function vocabulary<T>(
  entries: readonly T[],
  namesOf: (entry: T) => readonly string[],
): Vocabulary<T> {
  const names = entries
    .flatMap((entry) => namesOf(entry).map((name) => ({ entry, name })))
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ entry, name }) => ({ entry, pattern: new RegExp(patternOf(name), 'iuy') }))
  return (reader) => {
    reader.skipSpace()
    return names.find(({ pattern }) => reader.take(pattern) !== null)?.entry ?? null
  }
}

function patternOf(name: string): string {
  const spaced = name
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll(',', '[, ]?')
    .replaceAll(' ', '\\s*')
  return `${spaced}${/[\p{L}\p{N}]$/u.test(name) ? '(?![\\p{L}\\p{N}])' : ''}`
}

const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d*)?|\.\d+/y

/** A number without sign, as a plain decimal text: "1,000.50" is "1000.50". Null when none stands here. */
export function takeNumber(reader: Reader): string | null {
  reader.skipSpace()
  const digits = reader.take(NUMBER)
  return digits === null
    ? null
    : `${digits.startsWith('.') ? '0' : ''}${digits.replaceAll(',', '').replace(/\.$/, '')}`
}
