import { me } from '@/features/accounts/api/me'
import { changeLists, readLists } from '@/features/basket/api/lists'
import { articles } from '@/features/catalog/api/articles'
import { freight } from '@/features/catalog/api/freight'
import { landedPrice } from '@/features/catalog/api/landed-price'
import { suggestions } from '@/features/catalog/api/suggest'
import { designFile, keepDesignOperation } from '@/features/designs/api/designs'
import { listOrders, readOrder } from '@/features/fulfilment/api/orders'
import { ownProductPrices } from '@/features/price-lists/api/own-prices'
import { listQuotes, readQuote } from '@/features/quotes/api/quotes'
import { priceLinesOperation } from '@/features/requests/api/price-lines'
import { landedCost } from '@/features/tariffs/api/operation'
import { describeApi } from '@/platform/api/describe'
import type { AnyOperation } from '@/platform/api/operation'

/** Every operation under /api/v1, in the order of the description: public ones first. */
export const OPERATIONS: readonly AnyOperation[] = [
  landedCost,
  freight,
  listQuotes,
  readQuote,
  listOrders,
  readOrder,
  describeApi,
  landedPrice,
  suggestions,
  articles,
  priceLinesOperation,
  ownProductPrices,
  me,
  readLists,
  changeLists,
  keepDesignOperation,
  designFile,
]
