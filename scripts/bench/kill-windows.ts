import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/**
 * Steps at which something is killed, on purpose and not at random: a trigger in the benchmark's
 * database holds the step's transaction between two of its writes while a kill is aimed at it.
 */

interface Window {
  /** where in a deal: what is done and what isn't yet */
  name: string
  /** the statement that the trigger precedes */
  before: string
  /** condition on its rows */
  when: string
}

export const WINDOWS: readonly Window[] = [
  {
    name: 'payment page made, not recorded',
    before: 'UPDATE ON payment',
    when: 'OLD."checkoutSessionId" IS NULL AND NEW."checkoutSessionId" IS NOT NULL',
  },
  {
    name: 'paid at Stripe, event not stored',
    before: 'INSERT ON stripe_event',
    when: "NEW.type = 'checkout.session.completed'",
  },
  {
    name: 'payment known, not booked',
    before: 'INSERT ON ledger_entry',
    when: `NEW."causeKind" = 'payment.received'`,
  },
  { name: 'statement read, not taken', before: 'INSERT ON bank_entry', when: 'true' },
  {
    name: 'transfer matched, not posted',
    before: 'INSERT ON ledger_entry',
    when: `NEW."causeKind" = 'transfer.matched'`,
  },
  { name: 'shipment under way, not packed', before: 'INSERT ON shipment_carton', when: 'true' },
  {
    name: 'goods shipped, not invoiced',
    before: 'INSERT ON trade_paper',
    when: "NEW.kind = 'COMMERCIAL_INVOICE'",
  },
]

/** The first of the two numbers of the locks on which held transactions wait; nobody else uses it. */
const LOCKS = 16_016
const LOOK_MS = 5

/** A transaction that waits between two of its writes. */
export interface Held {
  window: Window
  /** the database session that runs it */
  session: number
  /** the port from which its program is connected to the database */
  port: number
}

/** Creates the triggers. @param adminUrl as the superuser, to the site's database */
export async function placeWindows(adminUrl: string): Promise<void> {
  const admin = await connected(adminUrl)
  await admin.query(`CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO PUBLIC;
    CREATE FUNCTION bench.hold() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN
        -- One that is told again is there already.
        IF TG_TABLE_NAME = 'stripe_event' THEN
          IF EXISTS (SELECT FROM public.stripe_event WHERE id = NEW.id) THEN RETURN NEW; END IF;
        END IF;
        PERFORM pg_advisory_xact_lock_shared(${LOCKS}, TG_ARGV[0]::int);
        RETURN NEW;
      END$$`)
  for (const [i, { before, when }] of WINDOWS.entries())
    await admin.query(
      `CREATE TRIGGER bench_hold_${i} BEFORE ${before} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION bench.hold(${i})`,
    )
  await admin.end()
}

/**
 * Waits until a transaction reaches one of the windows.
 * @param wanted which windows hold; all others are passed as usual
 * @returns the transaction, with a function that releases it; null where none came in time, or the
 * database went away
 */
export async function holdOne(
  adminUrl: string,
  wanted: readonly Window[],
  patienceMs: number,
): Promise<(Held & { release: () => Promise<void> }) | null> {
  const admin = await connected(adminUrl).catch(() => null)
  if (!admin) return null
  const release = () => admin.end().catch(() => undefined)
  try {
    for (const window of wanted)
      await admin.query('SELECT pg_advisory_lock($1, $2)', [LOCKS, WINDOWS.indexOf(window)])
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(LOOK_MS)) {
      const { rows } = await admin.query<{ step: number; session: number; port: number }>(
        `SELECT l.objid::int AS step, l.pid AS session, a.client_port AS port FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE l.locktype = 'advisory' AND l.classid = $1 AND NOT l.granted LIMIT 1`,
        [LOCKS],
      )
      const window = rows[0] && WINDOWS[rows[0].step]
      if (rows[0] && window) return { window, ...rows[0], release }
    }
  } catch {
    // The database went away by itself: nothing is held any more.
  }
  await release()
  return null
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Whether a program uses that port of this machine. */
export function speaksFrom(pid: number, port: number): boolean {
  const inodes = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16) === port)
      .map((words) => `socket:[${words[9]}]`),
  )
  return readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return inodes.includes(readlinkSync(`/proc/${pid}/fd/${fd}`))
    } catch {
      return false
    }
  })
}
