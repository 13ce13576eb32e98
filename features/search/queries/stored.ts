import 'server-only'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { GROUPS, type Found, type STORED } from '../rules/kinds'
import { termsOf } from '../rules/matching'

/** The kinds of things in the search's own table. */

type StoredKind = (typeof STORED)[number]
interface Row {
  kind: StoredKind
  ref: string
  title: string
  detail: string
  target: string
}

/** The most results of each kind. */
const SHOWN = 6
/** Words are counted up to this to find the rarest. */
const COUNTED = 300
/** This many matches of the rarest word are compared with the other words. */
const TRIED = 1_000
/** A thing may have several words with the same beginning. */
const TAKEN = SHOWN * 4
/** Sorts after every word with a given beginning. */
const LAST = String.fromCodePoint(0x10_ff_ff)

const foundOf = ({ kind, ref, title, detail, target }: Row): Found => ({
  key: `${kind}:${ref}`,
  group: kind,
  title,
  detail,
  href: GROUPS[kind].href(target),
})

/**
 * Things with words that begin with each of the typed ones: for each kind the rarest word is followed through the
 * index, exact matches first and then the newest, and the others are checked on what it finds.
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

/** The least similarity between a typed word and one of a name: `tradign` and Trading are 0.63. */
const LIKENESS = '0.5'
/** Shorter words resemble too many. */
const LEAST_LETTERS = 3
const MOST_WORDS = 4
/** The most similar names that are compared with one another. */
const HELD = 200

/**
 * Companies and people with names similar to what was typed, the most similar first: for queries that match nothing
 * as spelt.
 */
export async function likeNames(q: string, kinds: readonly StoredKind[]): Promise<Found[]> {
  const namedKinds = kinds.filter((kind) => kind === 'company' || kind === 'person')
  const words = termsOf(q)
  const areWords = words.every((word) => word.length >= LEAST_LETTERS && !/\d/.test(word))
  if (namedKinds.length === 0 || words.length > MOST_WORDS || !areWords) return []
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
          SELECT * FROM search_entry e WHERE e.kind IN ('company', 'person') AND e.kind = ANY(${namedKinds}::text[]) AND ${all} LIMIT ${HELD}) f) p
      WHERE place <= ${SHOWN} ORDER BY array_position(${namedKinds}::text[], kind), place`
  })
  return rows.map(foundOf)
}

/** Things by their keys; what no longer exists is left out. */
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
