/**
 * Every limit of the site. Points are what one visitor may do in the window; held in the database,
 * for all instances.
 */
export const LIMITS = {
  upload: { points: 60, seconds: 600 },
  /** sheets of lines that are read for a buyer's list */
  readSheet: { points: 30, seconds: 600 },
  submit: { points: 30, seconds: 600 },
  /** what a buyer decides of a quote: signatures, deposits begun, questions for a quote anew */
  decide: { points: 60, seconds: 600 },
  /** a page of a quote tells once that it is seen */
  open: { points: 120, seconds: 600 },
  /** entries of threads, and choices of how one is told of them */
  talk: { points: 120, seconds: 600 },
  /** what open pages ask about their thread and note of it: lines to it, what is new, what was read */
  readThread: { points: 600, seconds: 60 },
  /** letters that a mail server hands on, all from its address */
  inboundMail: { points: 1_200, seconds: 60 },
  /** secret links mailed again; what a mailbox gets has a cap of its own */
  askLink: { points: 10, seconds: 3_600 },
  /** what a link in a letter does without a sign-in: no more reminders, the answer to its one question */
  answerLetter: { points: 30, seconds: 600 },
  /** signed documents that are checked; what can be guessed of 64 digits in this time is nothing */
  checkPaper: { points: 30, seconds: 600 },
  /** who is signed in: each page asks once */
  me: { points: 600, seconds: 60 },
  /** files and papers, each read or made for one person */
  file: { points: 300, seconds: 60 },
  /** the staff's desk: a hundred pictures are sent one by one */
  desk: { points: 1_200, seconds: 60 },
  /** the interface's description */
  describe: { points: 300, seconds: 60 },
  /** pricing of lists and landed prices, a point for 200 lines: a person who types quickly stays far below */
  price: { points: 600, seconds: 60 },
  /** indicative quotes: each is priced and typeset */
  indicative: { points: 20, seconds: 600 },
  /** suggestions while one types: a key a second and more */
  suggest: { points: 300, seconds: 60 },
  /** drawings and files of designs: each is worked out anew */
  design: { points: 240, seconds: 60 },
  /** a page asks once, and after each change */
  readLists: { points: 600, seconds: 60 },
  /** changes of saved lists; those of a browser go along at a sign-in, fifty at most */
  changeLists: { points: 300, seconds: 600 },
  /** designs that get a short code */
  keepDesign: { points: 60, seconds: 600 },
  /** the public interface: a point a line, and 200 a call. 150 calls of one line, or 5 of 5,000 */
  landedCost: { points: 30_000, seconds: 60 },
  /** calls of a company's own program, by its key: a list of some thousand orders is read in a minute */
  apiKey: { points: 300, seconds: 60 },
  /** calls without a key that works, by address: 256 bits aren't guessed, and a program that goes on is told */
  wrongKey: { points: 60, seconds: 600 },
  /** calls of the account's endpoints, whichever; the limits below are of single ones */
  account: { points: 60, seconds: 60 },
  /** sign-ins from one source, whatever the account; see attempts.ts for those of one account */
  signIn: { points: 60, seconds: 600 },
  signUp: { points: 20, seconds: 3600 },
  /** letters ordered from one source */
  accountLetter: { points: 20, seconds: 3600 },
  /** letters ordered for one address; how many are written is capped in platform/mail/cap.ts */
  accountLetterTo: { points: 10, seconds: 3600 },
  /** new passwords sent with a link, from one source and with one link */
  useReset: { points: 30, seconds: 600 },
  /** refusals that are recorded of one source */
  refusal: { points: 30, seconds: 3600 },
  /** codes of the second factor from one source, right or wrong */
  code: { points: 60, seconds: 600 },
  /** and of one person */
  codeOf: { points: 20, seconds: 600 },
  /** a code of the app works once: the next one comes within half a minute */
  codeOnce: { points: 1, seconds: 120 },
  /** one's own password, said again by who is signed in */
  ownPassword: { points: 10, seconds: 600 },
  useResetLink: { points: 10, seconds: 3600 },
} as const

export type Limit = keyof typeof LIMITS
