import { Document, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import { facesFor } from './fonts'

const s = StyleSheet.create({
  page: { fontSize: 11, color: '#14181C', padding: 56, lineHeight: 1.5 },
  mark: { fontSize: 72, lineHeight: 1.2, fontWeight: 600, color: '#A3201D', marginBottom: 24 },
  title: { fontSize: 18, lineHeight: 1.25, fontWeight: 600, marginBottom: 12 },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderColor: '#D5DADF', paddingVertical: 6 },
  label: { width: '30%', color: '#55606B' },
  value: { width: '70%' },
})

/** The page in place of a document in the demonstration catalog, which says that it is none. */
export async function renderDemoDocumentPdf(
  title: string,
  rows: readonly (readonly [label: string, value: string])[],
): Promise<Buffer> {
  const faces = await facesFor([title, rows])
  return renderToBuffer(
    <Document title={`DEMO: ${title}`}>
      <Page size="A4" style={[s.page, { fontFamily: faces.text }]}>
        <Text style={s.mark}>DEMO</Text>
        <Text style={s.title}>{title}</Text>
        {rows.map(([label, value]) => (
          <View key={label} style={s.row}>
            <Text style={s.label}>{label}</Text>
            <Text style={s.value}>{value}</Text>
          </View>
        ))}
        <Text style={{ marginTop: 24 }}>
          This page shows how evidence stands with a product. It is not a test report, and no
          laboratory issued it.
        </Text>
      </Page>
    </Document>,
  )
}
