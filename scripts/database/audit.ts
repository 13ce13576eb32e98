import { createHash } from 'node:crypto'
import pg from 'pg'

/** Records read at a time. */
const BATCH = 5_000

export type AuditCheck =
  | { whole: true; records: number; head: string }
  | { whole: false; serial: string; eventId: string; what: string; why: string }

interface Row {
  serial: string
  eventId: string
  previousHash: string
  hash: string
  what: string
  sealed: string | null
}

/**
 * Reads the audit trail from its first record and recomputes every hash, here and not in the
 * database, whose functions could have been exchanged.
 * @returns the first record that was altered, or the head of the chain
 */
export async function verifyAudit(url: string): Promise<AuditCheck> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await walk(client)
  } finally {
    await client.end()
  }
}

async function walk(client: pg.Client): Promise<AuditCheck> {
  let head = '0'.repeat(64)
  let records = 0
  for (;;) {
    const { rows } = await client.query<Row>(NEXT, [records, BATCH])
    for (const row of rows) {
      const why = faultOf(row, records + 1, head)
      if (why)
        return { whole: false, serial: row.serial, eventId: row.eventId, what: row.what, why }
      head = row.hash
      records += 1
    }
    if (rows.length < BATCH) break
  }
  const { rows } = await client.query<{ id: string; what: string }>(UNSEALED)
  const [loose] = rows
  return loose
    ? {
        whole: false,
        serial: 'none',
        eventId: loose.id,
        what: loose.what,
        why: 'it was put in beside the chain',
      }
    : { whole: true, records, head }
}

function faultOf(row: Row, serial: number, head: string): string | null {
  if (row.serial !== String(serial)) return `record ${serial} before it is missing`
  if (row.previousHash !== head) return 'it does not follow the record before it'
  if (row.sealed === null) return 'what it says was deleted'
  return createHash('sha256').update(row.sealed).digest('hex') === row.hash
    ? null
    : 'what it says was changed'
}

const WHAT = `concat_ws(' ', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'), coalesce(e."actorName", e."actorKind"), e.action, e."objectType", e."objectId")`

// The same as audit_digest in the database: change both or neither.
const NEXT = `
  SELECT s.serial::text AS serial, s."eventId" AS "eventId", s."previousHash" AS "previousHash", s.hash AS hash, ${WHAT} AS what,
    CASE WHEN e.id IS NOT NULL THEN jsonb_build_array(s."previousHash", e.id, (extract(epoch FROM e.at) * 1000)::bigint,
      e."actorKind", e."actorId", e."actorName", e.action, e."objectType", e."objectId", e.before, e.after)::text END AS sealed
  FROM audit_seal s LEFT JOIN audit_event e ON e.id = s."eventId"
  WHERE s.serial > $1 ORDER BY s.serial LIMIT $2`

const UNSEALED = `
  SELECT e.id, ${WHAT} AS what FROM audit_event e
  WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s."eventId" = e.id) ORDER BY e.at LIMIT 1`

/** The command line's `audit-verify`. @returns the exit code: 0 only for an intact trail */
export async function auditVerify(url: string): Promise<number> {
  const check = await verifyAudit(url)
  if (check.whole) {
    console.log(`The audit trail is whole: ${check.records} records, the last one ${check.head}`)
    return 0
  }
  console.error(
    `The audit trail is broken at record ${check.serial} (${check.eventId}): ${check.why}.\n${check.what}`,
  )
  return 1
}
