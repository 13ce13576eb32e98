import { CONTENT_FIELDS, type ContentField } from '@/features/catalog/rules/content'
import type { Message } from '@/i18n/message'

/** Which column of a sheet fills which field. Pure; browser-safe. */

/**
 * A column in the file of wrong rows; it is ignored when read back. It is part of the file's format, like the names
 * of the fields: the same in every language.
 */
export const WRONG = 'what is wrong'

/** By column: the field it fills, or empty for a skipped one. */
export type Mapping = (ContentField | '')[]

/** What factories and buyers call these columns, besides the field's own name and label. */
const SYNONYMS: Partial<Record<ContentField, readonly string[]>> = {
  name: [
    'product name',
    'title',
    'item name',
    'nombre',
    'nombre del producto',
    'producto',
    '品名',
    '名称',
    '产品名称',
    '商品名称',
  ],
  slug: ['url', 'handle', 'web address', 'dirección web', '网址', '链接'],
  styleNumber: [
    'style',
    'style no',
    'item no',
    'item number',
    'model',
    'model no',
    'article number',
    'reference',
    'ref',
    'modelo',
    'referencia',
    'código',
    'estilo',
    'número de estilo',
    '货号',
    '款号',
    '款式编号',
    '型号',
    '编号',
  ],
  line: ['product line', 'category', 'línea', 'categoría', '产品线', '大类', '类别'],
  type: ['product type', 'kind', 'subcategory', 'tipo', '类型', '品类', '小类'],
  summary: ['short description', 'subtitle', 'resumen', 'descripción corta', '摘要', '简介'],
  description: [
    'long description',
    'details',
    'descripción',
    'detalles',
    '描述',
    '详情',
    '产品描述',
  ],
  grade: ['steel grade', 'steel', 'grado', 'acero', '钢号', '牌号'],
  material: ['materials used', 'base material', '材质', '材料'],
  dimensions: ['size', 'sizes', 'measurements', 'medidas', 'dimensiones', '尺寸', '规格'],
  unitWeightGrams: [
    'weight',
    'weight g',
    'unit weight',
    'peso',
    'peso g',
    'peso unitario',
    '重量',
    '克重',
    '单重',
  ],
  moq: [
    'minimum order',
    'minimum order quantity',
    'min order',
    'min qty',
    'cantidad mínima',
    'pedido mínimo',
    '起订量',
    '最小起订量',
    '起批量',
  ],
  orderMultiple: ['multiple', 'pack size', 'múltiplo', 'múltiplo de pedido', '订购倍数', '倍数'],
  leadTimeDays: [
    'lead time',
    'production days',
    'plazo',
    'plazo de entrega',
    'días de producción',
    '交期',
    '货期',
    '生产周期',
  ],
  sampleLeadTimeDays: [
    'sample lead time',
    'sample days',
    'plazo de muestra',
    '打样周期',
    '样品交期',
  ],
  cartonPieces: [
    'pcs per carton',
    'pieces per carton',
    'pieces a carton',
    'piezas por caja',
    '装箱数',
    '每箱数量',
  ],
  cartonLengthMm: ['carton length', 'largo de caja', '箱长'],
  cartonWidthMm: ['carton width', 'ancho de caja', '箱宽'],
  cartonHeightMm: ['carton height', 'alto de caja', '箱高'],
  cartonGrossGrams: ['carton gross weight', 'gross weight', 'peso bruto', '毛重', '箱毛重'],
  hsCodeUs: [
    'hs code',
    'hts',
    'hts code',
    'hs',
    'fracción arancelaria',
    'código arancelario',
    '海关编码',
    '商品编码',
  ],
  routes: [
    'origin',
    'origins',
    'country of origin',
    'made in',
    'origen',
    'país de origen',
    'proceso de fabricación',
    '原产地',
    '产地',
    '生产工序',
  ],
  facts: ['goods facts', 'customs facts', 'datos de la mercancía', '货物属性', '商品要素'],
  priceBreaks: [
    'price',
    'prices',
    'unit price',
    'price breaks usd',
    'precio',
    'precios',
    'precio unitario',
    '价格',
    '单价',
    '阶梯价',
  ],
  variants: ['sku', 'skus', 'finishes', 'variantes', 'acabados', '规格明细', '变体', '颜色尺码'],
  options: ['extras', 'add ons', 'opciones', '可选项', '定制选项'],
  finishMoqs: [
    'moq by finish',
    'finish moq',
    'mínimo por acabado',
    'pedido mínimo por acabado',
    '表面处理起订量',
    '按颜色起订量',
    '单色起订量',
  ],
  variantBreaks: [
    'price by sku',
    'sku prices',
    'precio por sku',
    'precios por variante',
    '单品阶梯价',
    '规格阶梯价',
  ],
  optionBreaks: [
    'option prices',
    'price by option',
    'precio por opción',
    'precios de opciones',
    '选项阶梯价',
    '可选项价格',
  ],
  shortRun: [
    'short run fee',
    'below moq',
    'recargo por tirada corta',
    'tirada corta',
    '小单费',
    '小批量费',
    '不足起订量费',
  ],
  sampleFeeMinor: [
    'sample price',
    'sample cost',
    'sample fee usd',
    'precio de muestra',
    'costo de muestra',
    '样品费',
    '样品价',
    '打样费',
  ],
  stock: [
    'in stock',
    'inventory',
    'stock quantity',
    'ready to ship',
    'existencias',
    'inventario',
    'en stock',
    '库存',
    '现货',
    '现货数量',
  ],
  stockLeadTimeDays: [
    'stock lead time',
    'dispatch days',
    'días de despacho',
    'plazo de existencias',
    '现货交期',
    '现货发货天数',
  ],
  hsCodes: [
    'hs codes by country',
    'hs code by destination',
    'códigos arancelarios por destino',
    '各国海关编码',
    '目的国税号',
  ],
  materials: [
    'material breakdown',
    'composition',
    'material composition',
    'composición',
    'desglose de materiales',
    '材质比例',
    '成分',
    '材料占比',
  ],
  pictures: ['images', 'photos', 'image url', 'imágenes', 'fotos', '图片', '主图', '产品图'],
  documents: [
    'certificates',
    'compliance documents',
    'test reports',
    'certificados',
    'informes de ensayo',
    '证书',
    '检测报告',
    '合规文件',
  ],
}

/** Letters and digits only, without case and accents: `Style No.` is `styleno`. */
const folded = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/**
 * Matches headings to fields by name, label and usual synonyms; each field once, to the first matching column.
 * @param labels the desk's names of the fields
 */
export function matchHeadings(
  headings: readonly string[],
  labels: Partial<Record<ContentField, string>>,
): Mapping {
  const fieldByName = new Map<string, ContentField>()
  for (const field of CONTENT_FIELDS)
    for (const name of SYNONYMS[field] ?? []) fieldByName.set(folded(name), field)
  for (const field of CONTENT_FIELDS) fieldByName.set(folded(labels[field] ?? field), field)
  for (const field of CONTENT_FIELDS) fieldByName.set(folded(field), field)
  const usedFields = new Set<ContentField>()
  return headings.map((heading) => {
    const field = fieldByName.get(folded(heading))
    if (!field || usedFields.has(field)) return ''
    usedFields.add(field)
    return field
  })
}

/** Columns that somebody must decide about: they have a heading that isn't recognized. */
export const undecided = (headings: readonly string[], mapping: Mapping): number[] =>
  headings.flatMap((heading, i) => (heading === '' || heading === WRONG || mapping[i] ? [] : [i]))

/** What is wrong with a mapping, by column, or -1 for the whole of it. */
export function mappingProblems(
  headings: readonly string[],
  mapping: readonly string[],
): { column: number; problem: Message }[] {
  const twice = mapping.flatMap((field, column) =>
    field !== '' && mapping.indexOf(field) !== column
      ? [{ column, problem: { code: 'productRows.mapped_twice', values: { field } } as const }]
      : [],
  )
  return [
    ...(mapping.includes('styleNumber')
      ? []
      : [
          {
            column: -1,
            problem: { code: 'validation.style_column' } as const,
          },
        ]),
    ...twice.filter(({ column }) => column < headings.length),
  ]
}

/** Reads a mapping that was entered or stored; fields that no longer exist are left out. */
export const readMapping = (mapping: readonly string[]): Mapping =>
  mapping.map((field) => CONTENT_FIELDS.find((each) => each === field) ?? '')
