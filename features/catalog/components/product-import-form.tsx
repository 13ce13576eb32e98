'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFileSend } from '@/components/desk/use-file-send'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

interface Run {
  products: { line: number; styleNumber: string; name: string; isNew: boolean; fields: string[] }[]
  unchanged: number
  errors: { line: number; message: string }[]
  wrongCsv: string
}
type Taken = { added: number; changed: number }
/** More rows than a person reads are counted, not shown. */
const SHOWN = 200

/** A file of products: what it would do, its wrong lines to take away and mend, and its taking. */
export function ProductImportForm() {
  const t = useTranslations('staff.catalogImport')
  const [taken, setTaken] = useState<Taken | null>(null)
  const { run, errors, failure, busy, chosen, send, forget } = useFileSend<Run, Taken>({ address: (more) => `/api/staff/product-import?${new URLSearchParams(more)}`, texts: { noFile: t('noFile'), failed: t('failed') }, done: (answer) => { setTaken(answer); forget() } })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <form noValidate className="grid max-w-3xl gap-4 rounded-md border bg-white p-4" onSubmit={(event) => { event.preventDefault(); setTaken(null); void send(false) }}>
        {failure ? <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">{failure}</p> : null}
        {taken ? <p role="status" className="rounded-md bg-ok-soft p-3 text-sm">{t('taken', { ...taken })} <a className="text-info underline" href={PENDING}>{t('toPending')}</a></p> : null}
        <div className="grid gap-1">
          <label htmlFor="products-file" className="text-sm font-medium">{t('file')}</label>
          <Input ref={chosen} id="products-file" type="file" className="py-2" accept=".csv,.txt" aria-invalid={Boolean(errors.file)} onChange={() => { setTaken(null); forget() }} />
          {errors.file ? <p className="text-xs text-fault">{errors.file.join(' ')}</p> : null}
        </div>
        <Button type="submit" disabled={busy} aria-busy={busy} className="justify-self-start">{busy ? t('reading') : t('check')}</Button>
      </form>
      {run ? <Result run={run} busy={busy} onTake={() => void send(true)} /> : null}
    </div>
  )
}
const PENDING = '/staff/catalog?status=PENDING'

function Result({ run, busy, onTake }: { run: Run; busy: boolean; onTake: () => void }) {
  const t = useTranslations('staff.catalogImport')
  const added = run.products.filter(({ isNew }) => isNew).length
  return (
    <section aria-labelledby="dry-run" aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="dry-run" className="text-lg">{t('result')}</h2>
      <p data-testid="dry-run">{t('counts', { added, changed: run.products.length - added, unchanged: run.unchanged, errors: run.errors.length })}</p>
      {run.errors.length > 0 ? (
        <div className="grid gap-2 rounded-md bg-fault-soft p-3 text-sm">
          <h3 className="font-medium text-fault">{t('errors')}</h3>
          <ul className="grid max-h-80 gap-1 overflow-y-auto">{run.errors.slice(0, SHOWN).map(({ line, message }, i) => <li key={i}><span className="me-2 font-mono text-xs">{t('line', { line })}</span>{message}</li>)}</ul>
          {run.wrongCsv ? <p><a className="text-info underline" download="wrong-lines.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${run.wrongCsv}`)}`}>{t('wrongFile')}</a></p> : null}
          <p className="font-medium">{t('refused')}</p>
        </div>
      ) : run.products.length > 0 ? <Button className="justify-self-start" disabled={busy} onClick={onTake}>{t('take', { count: run.products.length })}</Button> : null}
      {run.products.length > 0 ? (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-xl">
            <thead><tr><th scope="col" className="num">{t('lineColumn')}</th><th scope="col">{t('style')}</th><th scope="col">{t('name')}</th><th scope="col">{t('what')}</th></tr></thead>
            <tbody>{run.products.slice(0, SHOWN).map((row) => <tr key={row.line}><td className="num">{row.line}</td><td className="font-mono text-xs">{row.styleNumber}</td><td>{row.name}</td><td className="text-xs">{row.isNew ? t('isNew') : row.fields.join(', ')}</td></tr>)}</tbody>
          </table>
          {run.products.length > SHOWN ? <p className="py-2 text-sm text-muted">{t('more', { count: run.products.length - SHOWN })}</p> : null}
        </div>
      ) : null}
    </section>
  )
}
