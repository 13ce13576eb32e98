import 'server-only'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { GROUPS, type Found, type STORED } from '../rules/kinds'
import { termsOf } from '../rules/matching'

/** Things that the search's own table has. */

type StoredKind = (typeof STORED)[number]
interface Row {
  kind: StoredKind
  ref: string
  title: string
  detail: string
  target: string
}

/** Of each kind at most. */
const SHOWN = 6
/** Words are counted so far to learn which is the rarest. */
const COUNTED = 300
/** So many of the rarest word's are held against the other words. */
const TRIED = 1_000
/** A thing may have several words with one beginning. */
const TAKEN = SHOWN * 4
/** Beyond every word that begins like another. */
const LAST = String.fromCodePoint(0x10_ff_ff)

const foundOf = ({ kind, ref, title, detail, target }: Row): Found => ({
  key: `${kind}:${ref}`,
  group: kind,
  title,
  detail,
  href: GROUPS[kind].href(target),
})

/**
 * What begins with each of the words that were typed: of each kind the rarest of them is followed through the index,
 * the whole word first and then the newest, and the others are asked of what it finds.
 */
export async function storedFound(q: string, kinds: readonly StoredKind[]): Promise<Found[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH term AS MATERIALIZED (SELECT word COLLATE "C" AS word, (word || ${LAST}) COLLATE "C" AS past FROM search_terms(${q}) word),
    driver AS MATERIALIZED (
      SELECT k.kind, d.word, d.past FROM unnest(${[...kinds]}::text[]) k(kind) CROSS JOIN LATERAL (
        SELECT t.word, t.past FROM term t CROSS JOIN LATERAL (
          SELECT count(*) AS held FROM (
            SELECT 1 FROM search_word w WHERE w.kind = k.kind AND w.word >= t.word AND w.word < t.past LIMIT ${COUNTED}) few) c
        ORDER BY c.held, length(t.word) DESC, t.word LIMIT 1) d)
    SELECT e.kind, e.ref, e.title, e.detail, e.target FROM driver d
    CROSS JOIN LATERAL (
      SELECT m."entryId", min(m.place) AS place FROM (
        SELECT c."entryId", c.place FROM (
          SELECT w."entryId", row_number() OVER (ORDER BY w.word, w."entryId" DESC) AS place FROM search_word w
          WHERE w.kind = d.kind AND w.word >= d.word AND w.word < d.past
          ORDER BY w.word, w."entryId" DESC LIMIT ${TRIED}) c
        WHERE NOT EXISTS (
          SELECT 1 FROM term t WHERE t.word <> d.word AND NOT EXISTS (
            SELECT 1 FROM search_word o WHERE o."entryId" = c."entryId" AND o.word >= t.word AND o.word < t.past))
        ORDER BY c.place LIMIT ${TAKEN}) m
      GROUP BY m."entryId" ORDER BY 2 LIMIT ${SHOWN}) f
    JOIN search_entry e ON e.id = f."entryId"
    ORDER BY array_position(${[...kinds]}::text[], e.kind), f.place`
  return rows.map(foundOf)
}

/** How like a word of a name each typed word must be: `tradign` and Trading are 0.63. */
const LIKENESS = '0.5'
/** Shorter words are like too many. */
const LEAST_LETTERS = 3
const MOST_WORDS = 4
/** So many names that are like enough are held against one another. */
const HELD = 200

/** Companies and people whose names are like what was typed, the likest first: for what is found nowhere as spelt. */
export async function likeNames(q: string, kinds: readonly StoredKind[]): Promise<Found[]> {
  const named = kinds.filter((kind) => kind === 'company' || kind === 'person')
  const words = termsOf(q)
  const areWords = words.every((word) => word.length >= LEAST_LETTERS && !/\d/.test(word))
  if (named.length === 0 || words.length > MOST_WORDS || !areWords) return []
  const all = Prisma.join(
    words.map((word) => Prisma.sql`${word} <% e.title`),
    ' AND ',
  )
  const likeness = Prisma.join(
    words.map((word) => Prisma.sql`word_similarity(${word}, f.title)`),
    ' + ',
  )
  const rows = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`
    return tx.$queryRaw<Row[]>`
      SELECT kind, ref, title, detail, target FROM (
        SELECT f.*, row_number() OVER (PARTITION BY kind ORDER BY ${likeness} DESC, length(title), id) AS place FROM (
          SELECT * FROM search_entry e WHERE e.kind IN ('company', 'person') AND e.kind = ANY(${named}::text[]) AND ${all} LIMIT ${HELD}) f) p
      WHERE place <= ${SHOWN} ORDER BY array_position(${named}::text[], kind), place`
  })
  return rows.map(foundOf)
}

/** Things by their keys; what is gone since is left out. */
export async function storedByRef(
  refs: readonly { kind: StoredKind; ref: string }[],
): Promise<Found[]> {
  if (refs.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.kind, e.ref, e.title, e.detail, e.target
    FROM unnest(${refs.map(({ kind }) => kind)}::text[], ${refs.map(({ ref }) => ref)}::text[]) a(kind, ref)
    JOIN search_entry e USING (kind, ref)`
  return rows.map(foundOf)
}
