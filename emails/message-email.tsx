import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { render, toPlainText } from '@react-email/render'

export interface Message {
  /** BCP 47 */
  language: string
  /** the line that mail programs show beside the subject */
  preview: string
  /** the marker above everything else: replies are written above it */
  above?: string
  heading: string
  paragraphs: readonly string[]
  /** figures, one per row */
  facts?: readonly { label: string; value: string }[]
  /** long content below the button: groups of rows under a heading */
  digest?: {
    title: string
    groups: readonly {
      title: string | null
      rows: readonly { label: string; text: string }[]
    }[]
    closing: readonly string[]
  }
  /** the one thing to do */
  button?: { label: string; url: string }
  /** a small link at the end, to stop letters of this kind */
  stop?: { label: string; url: string }
  /** the house's name, at the top */
  house: string
  /** beside it, by its full address; null where there is none */
  logo: { url: string; width: number; height: number } | null
  /** lines below the rule, each a paragraph: the house’s may end without a full stop */
  footer: readonly string[]
}

const INK = '#14181C'
/** Points: small, so that a letter reads well without it. */
const LOGO_HEIGHT = 28
const MUTED = '#55606B'
const font = "'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif"

/** Every letter of the house: one column, one button, readable without pictures and in the dark. */
function MessageEmail({
  language,
  preview,
  above,
  heading,
  paragraphs,
  facts = [],
  button,
  digest,
  stop,
  house,
  logo,
  footer,
}: Message) {
  return (
    <Html lang={language}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body
        style={{
          backgroundColor: '#F6F7F8',
          margin: 0,
          padding: '24px 8px',
          fontFamily: font,
          color: INK,
        }}
      >
        <Container
          style={{
            maxWidth: 560,
            backgroundColor: '#ffffff',
            border: '1px solid #D5DADF',
            padding: 24,
          }}
        >
          {above ? (
            <Text style={{ margin: '0 0 12px', fontSize: 12, lineHeight: '16px', color: MUTED }}>
              {above}
            </Text>
          ) : null}
          {logo ? (
            <Img
              src={logo.url}
              alt=""
              width={Math.round((logo.width * LOGO_HEIGHT) / logo.height)}
              height={LOGO_HEIGHT}
              style={{ marginBottom: 8 }}
            />
          ) : null}
          <Text style={{ margin: 0, fontSize: 14, fontWeight: 600 }}>{house}</Text>
          <Heading
            as="h1"
            style={{ fontSize: 20, lineHeight: '28px', fontWeight: 600, margin: '16px 0 8px' }}
          >
            {heading}
          </Heading>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ fontSize: 16, lineHeight: '24px', margin: '8px 0' }}>
              {paragraph}
            </Text>
          ))}
          {facts.length > 0 ? (
            <Section style={{ margin: '16px 0', borderTop: '1px solid #D5DADF' }}>
              <table
                role="presentation"
                width="100%"
                cellPadding={0}
                cellSpacing={0}
                style={{ borderCollapse: 'collapse' }}
              >
                <tbody>
                  {facts.map((fact) => (
                    <tr key={fact.label}>
                      <td
                        style={{
                          padding: '8px 8px 8px 0',
                          width: '36%',
                          fontSize: 14,
                          color: MUTED,
                          borderBottom: '1px solid #D5DADF',
                        }}
                      >
                        {fact.label}
                      </td>
                      <td
                        align="right"
                        style={{
                          padding: '8px 0',
                          fontSize: 14,
                          fontWeight: 600,
                          // A fingerprint is one word of 64 letters, wider than a phone.
                          wordBreak: 'break-word',
                          borderBottom: '1px solid #D5DADF',
                        }}
                      >
                        {fact.value}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          ) : null}
          {button ? (
            <Section style={{ margin: '24px 0 8px' }}>
              <Button
                href={button.url}
                style={{
                  backgroundColor: '#B3400F',
                  color: '#ffffff',
                  padding: '12px 20px',
                  borderRadius: 2,
                  fontSize: 16,
                  fontWeight: 600,
                }}
              >
                {button.label}
              </Button>
            </Section>
          ) : null}
          {digest ? <Digest {...digest} /> : null}
          <Hr style={{ borderColor: '#D5DADF', margin: '24px 0 12px' }} />
          {footer.map((line) => (
            <Text key={line} style={{ margin: 0, fontSize: 12, lineHeight: '18px', color: MUTED }}>
              {line}
            </Text>
          ))}
          {stop ? (
            <Text style={{ margin: '8px 0 0', fontSize: 12, lineHeight: '18px' }}>
              <Link href={stop.url} style={{ color: MUTED, textDecoration: 'underline' }}>
                {stop.label}
              </Link>
            </Text>
          ) : null}
        </Container>
      </Body>
    </Html>
  )
}

function Digest({ title, groups, closing }: NonNullable<Message['digest']>) {
  return (
    <Section style={{ margin: '24px 0 0' }}>
      <Heading
        as="h2"
        style={{ fontSize: 16, lineHeight: '24px', fontWeight: 600, margin: '0 0 4px' }}
      >
        {title}
      </Heading>
      {groups.map((group, i) => (
        <table
          key={i}
          role="presentation"
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          style={{ borderCollapse: 'collapse', margin: '0 0 12px' }}
        >
          <tbody>
            {group.title ? (
              <tr>
                <td
                  colSpan={2}
                  style={{ padding: '4px 0', fontSize: 14, lineHeight: '20px', fontWeight: 600 }}
                >
                  {group.title}
                </td>
              </tr>
            ) : null}
            {group.rows.map((row, j) => (
              <tr key={j}>
                <td width="34%" valign="top" style={{ ...digestCell, color: MUTED }}>
                  {row.label}
                </td>
                <td valign="top" style={{ ...digestCell, paddingRight: 0 }}>
                  {row.text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {closing.map((sentence) => (
        <Text key={sentence} style={{ fontSize: 14, lineHeight: '20px', margin: 0, color: MUTED }}>
          {sentence}
        </Text>
      ))}
    </Section>
  )
}

const digestCell = {
  padding: '4px 12px 4px 0',
  fontSize: 14,
  lineHeight: '20px',
  borderTop: '1px solid #D5DADF',
  wordBreak: 'break-word',
} as const

/** A letter as HTML and as plain text. */
export async function renderMessage(message: Message): Promise<{ html: string; text: string }> {
  const html = await render(<MessageEmail {...message} />)
  // From the same markup: rendering it twice takes twice as long, while somebody waits for the
  // site.
  return { html, text: toPlainText(html) }
}
