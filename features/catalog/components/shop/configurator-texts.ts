import { getLocale, getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import type { Messages } from '@/i18n/messages'
import ownTexts from '@/messages/en/product.json'

/**
 * The configurator's words, resolved on the server: the browser loads no message formatter for them. `{x}` is filled in
 * there.
 */
export async function configuratorTexts() {
  const [locale, t, product, artwork] = await Promise.all([
    getLocale(),
    getTranslations('catalog'),
    getTranslations('product'),
    getTranslations('artwork'),
  ])
  const own = Object.fromEntries(
    Object.keys(ownTexts).map((key) => [
      key,
      String(product.raw(key as keyof Messages['product'])),
    ]),
  ) as Messages['product']
  const raw = (key: Parameters<typeof t.raw>[0]): string => String(t.raw(key))
  return {
    ...own,
    locale,
    // Buttons' classes as plain strings: the code that composes them is as large as the configurator itself.
    looks: {
      main: buttonVariants({ size: 'lg' }),
      outline: buttonVariants({ variant: 'outline' }),
      wide: buttonVariants({ variant: 'outline', size: 'lg' }),
      link: buttonVariants({ variant: 'link', size: 'inline' }),
    },
    gallery: t('detail.gallery'),
    finish: t('detail.finish'),
    size: t('detail.size'),
    origin: t('detail.origin'),
    quantity: t('detail.quantity'),
    options: t('detail.options'),
    optionEach: raw('detail.optionEach'),
    optionSetup: raw('detail.optionSetup'),
    optionDays: raw('detail.optionDays'),
    optionMinimum: raw('detail.optionMinimum'),
    optionArtwork: t('detail.optionArtwork'),
    artworkAccepted: artwork('accepted'),
    optionExcluded: raw('detail.optionExcluded'),
    ladder: t('detail.ladder'),
    fromQuantity: t('detail.fromQuantity'),
    unitPrice: t('detail.unitPrice'),
    active: t('detail.active'),
    lineTotal: t('detail.lineTotal'),
    add: t('detail.add'),
    added: t('detail.added'),
    toList: t('detail.toList'),
    indicative: t('detail.indicative'),
    moq: t('moq'),
    leadTime: t('leadTime'),
    grade: t('grade'),
    weight: t('weight'),
    below_moq: raw('detail.problems.below_moq'),
    off_multiple: raw('detail.problems.off_multiple'),
    not_whole: raw('detail.problems.not_whole'),
    too_many: raw('detail.problems.too_many'),
    use: raw('detail.problems.use'),
    landed: t('landed.title'),
    landedLead: t('landed.lead'),
    destination: t('landed.destination'),
    incoterm: t('landed.incoterm'),
    goods: t('landed.goods'),
    layer: t('landed.layer'),
    rate: t('landed.rate'),
    amount: t('landed.amount'),
    seller: raw('landed.seller'),
    buyer: raw('landed.buyer'),
    noDdp: raw('landed.noDdp'),
    toBeConfirmed: raw('landed.toBeConfirmed'),
    asOf: raw('landed.asOf'),
    notDue: t('landed.notDue'),
    failed: t('landed.failed'),
    loading: t('landed.loading'),
  }
}

export type ConfiguratorTexts = Awaited<ReturnType<typeof configuratorTexts>>
