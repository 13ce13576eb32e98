import { LinkArea } from '@/components/site/link-area'
import type { CatalogFilters } from '../../rules/filters'
import { catalogMarkup } from './catalog-markup'
import { FilterFold } from './filter-fold'
import { SeenStrip } from './seen-strip'

/** The catalog: filters beside their results, all of it reflected in the address. */
export async function CatalogResults({ filters }: { filters: CatalogFilters }) {
  const { head, panel, results, label, phoneLabel, show, empty } = await catalogMarkup(filters)
  return (
    <main id="content">
      <LinkArea className="shell grid gap-x-4 gap-y-3 py-3 lg:grid-cols-[16rem_1fr] lg:gap-8 lg:gap-y-4 lg:py-6">
        <div
          className="flex flex-wrap items-baseline gap-x-6 gap-y-2 lg:col-span-2"
          dangerouslySetInnerHTML={{ __html: head }}
        />
        <FilterFold label={label} button={phoneLabel} show={show} panel={panel} />
        <div className="grid min-w-0 content-start gap-8">
          <div
            id="results"
            className="grid min-w-0 content-start gap-4"
            dangerouslySetInnerHTML={{ __html: results }}
          />
          {empty ? <SeenStrip /> : null}
        </div>
      </LinkArea>
    </main>
  )
}
