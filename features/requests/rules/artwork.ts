/** Which lines of a request still need the buyer's artwork. Pure; browser-safe. */

export interface ArtworkLine {
  /** lines with the same one are made together */
  design: string
  /** names of the line's options that need artwork */
  needs: readonly string[]
  /** how many files the line has */
  files: number
}

export interface ArtworkState {
  needs: readonly string[]
  /** options of it that have no file yet */
  lacks: readonly string[]
  /** index of the line whose file serves this one too; null where it has its own or there is none */
  from: number | null
}

/**
 * A file serves its own line, and every line of the same design with the same option that has none: the logo of a
 * design is sent once, however many finishes and sizes are ordered.
 * @param lines null for lines that need none by their nature: custom pieces and samples
 */
export function artworkStates(lines: readonly (ArtworkLine | null)[]): ArtworkState[] {
  return lines.map((line) => {
    if (!line || line.needs.length === 0 || line.files > 0)
      return { needs: line?.needs ?? [], lacks: [], from: null }
    const sources = line.needs.map((need) =>
      lines.findIndex(
        (other) =>
          other !== null &&
          other.design === line.design &&
          other.files > 0 &&
          other.needs.includes(need),
      ),
    )
    return {
      needs: line.needs,
      lacks: line.needs.filter((_, i) => sources[i] === -1),
      from: sources.find((at) => at !== -1) ?? null,
    }
  })
}

/** The same for the lines of a sent request. */
export function artworkOfRequest(
  lines: readonly {
    position: number
    sample: boolean
    optionCodes: readonly string[]
    variant: {
      product: {
        slug: string
        options: readonly { code: string; name: string; artwork: boolean }[]
      }
    } | null
  }[],
  files: readonly { linePosition: number | null }[],
): ArtworkState[] {
  return artworkStates(
    lines.map(({ position, sample, optionCodes, variant }) =>
      variant && !sample
        ? {
            design: variant.product.slug,
            needs: variant.product.options
              .filter(({ code, artwork }) => artwork && optionCodes.includes(code))
              .map(({ name }) => name),
            files: files.filter(({ linePosition }) => linePosition === position).length,
          }
        : null,
    ),
  )
}
