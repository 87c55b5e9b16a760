// The words that attribute: verbs by what may follow them. Written by hand.

/** What a verb takes: see the lists. */
export type Frame = 'quote' | 'clause' | 'tell' | 'object' | 'infinitive' | 'urge' | 'as' | 'judge' | 'show'

// “…,” she said; she said that …
const SPEAK = `say add note claim argue state declare announce explain insist maintain contend assert allege suggest
  concede admit acknowledge confess reveal disclose confirm deny report warn caution predict forecast recall remember
  reiterate repeat stress emphasize emphasise underline underscore observe remark comment mention reply respond answer retort 
  continue conclude agree disagree promise vow pledge swear boast brag joke quip complain lament bemoan grumble
  write tweet post text blog email  testify affirm attest aver posit opine muse reason hint imply indicate signal
   ask wonder inquire query question shout     whisper mutter murmur mumble
   proclaim                 
        beg urge        venture
  stipulate recommend advise propose elaborate clarify specify summarize recount relate narrate gripe groan moan
             conclude     quote retweet
  speculate surmise guess theorize hypothesize estimate calculate assume presume decree rule advocate preach
    joke reassert reaffirm restate rejoin riposte    enthuse marvel rebut  `

// “…,” he snapped: with a quotation only.
const UTTER = `yell scream chant roar bellow thunder gush rave rant snap bark growl fume sneer scoff sniff chuckle laugh smile
  beam grin sigh sob hiss intone recite sing deadpan crack riff begin start finish close go shoot put fire vent gloat
  crow sermonize cry exclaim plead interject interrupt counter pronounce read cite call sum volunteer offer react`

// She told reporters that …
const TELL = `tell assure reassure inform remind notify advise warn convince persuade promise ask caution show teach email text
  instruct brief alert urge`

// Thoughts and feelings: he believes that …
const THINK = `think believe know feel hope fear worry doubt suspect expect understand realize realise recognize recognise
  assume presume imagine suppose figure reckon guess conclude consider decide determine judge foresee anticipate
  envision dream wish pray regret trust accept appreciate learn hear discover find forget see sense notice fret
  conceive deem bet care gather mind`

// A study shows that …
const SHOW = `show find suggest indicate reveal demonstrate confirm conclude estimate prove document detail imply
  report project reflect predict warn say state read declare note describe argue`

// She plans to …
const INTEND = `want hope plan seek vow promise pledge refuse decline agree offer threaten decide intend wish aim choose
  propose expect prefer ask demand swear hesitate resolve consent volunteer claim   prepare desire aspire
      care elect opt yearn long  look  `

// She urged him to …
const URGE = `coach counsel urge want ask tell encourage advise order persuade convince press expect implore beg instruct command direct
  call invite challenge request require allow permit warn push lobby like prefer entreat exhort counsel dare remind
  authorize compel need help`

// She criticized the plan.
const JUDGE = `reference criticize criticise praise support oppose endorse reject condemn denounce blast slam attack mock defend deny
  dismiss welcome applaud embrace approve back blame question  ridicule deride decry lambaste lambast rip bash
  rebuke rebut refute dispute disavow repudiate disown laud hail commend salute honor thank congratulate
  admire respect like dislike love hate despise loathe detest resent fear favor favour prefer trust distrust doubt
  appreciate value cherish bemoan lament deplore regret mourn  cheer tout trumpet champion promote
  advocate urge demand propose recommend suggest predict foresee anticipate expect announce reveal disclose confirm
  acknowledge admit concede cite mention invoke discuss explain describe detail outline emphasize emphasise stress
  highlight underscore recall remember recount recite repeat reiterate quote misquote report note declare proclaim pledge
  promise vow offer threaten warn allege claim assert argue debate protest support second
  contradict counter discount downplay minimize exaggerate overstate understate chide scold admonish berate
  castigate chastise excoriate pillory skewer slight insult disparage demean denigrate belittle vilify demonize
  malign smear taunt tease lampoon satirize pan fault censure pooh-pooh shrug
  want seek request accept consider contemplate ponder weigh mull reconsider
  understand recognize recognise believe know question interrogate probe examine
  apologize order rule authorize veto ban envision support unveil unload hint  express voice  echo 
    articulate         pitch propound posit hype
  estimate project forecast calculate bewail rue begrudge envy worship idolize adore revere tolerate abhor
  forgive excuse justify rationalize condone sanction affirm reaffirm assail savage trash knock decry ding needle
  hammer pummel pan blister flay scorn spurn shun snub rebuff decline refuse eschew swat`

// She called the plan a disaster; described it as …; accused him of …
const LABEL = `identify frame present label recast paint call describe label dub brand characterize characterise portray depict paint cast term deem consider
  view see regard dismiss accuse blame praise criticize criticise fault credit thank rebuke condemn denounce mock
  hail tout deride attack slam blast chide scold ridicule nickname name pronounce declare proclaim rate rank
  compare liken equate contrast charge warn refer attack commend congratulate applaud lambaste cite
  recognize acknowledge believe think find think suspect acquit convict castigate berate defend admonish`

/** Verbs with a preposition before what is said, thought or wanted. */
const WITH_PREPOSITION = `call:for,on,upon refer:to point:to,out talk:about,of speak:about,of,out,against,for object:to agree:with,to
  disagree:with complain:about,of worry:about warn:of,about,against boast:about,of brag:about joke:about comment:on
  remark:on,upon respond:to react:to allude:to hint:at think:about,of know:about,of hear:about,of learn:about,of
  dream:of,about insist:on,upon argue:for,against,about push:for,back campaign:for,against,on vote:for,against,to
  lobby:for,against plead:for,with apologize:for,to approve:of disapprove:of believe:in care:about commit:to
  opine:on,about elaborate:on expound:on rail:against,about rant:about rave:about inveigh:against lash:out hope:for
  wish:for long:for plan:on,for ask:for,about press:for advocate:for testify:about,to wonder:about muse:about ponder:over
  fret:about,over fume:about,over scoff:at laugh:at sneer:at sniff:at cheer:for,on root:for touch:on
  harp:on lecture:on stand:by,for,with,behind side:with subscribe:to adhere:to admit:to confess:to swear:by
  pine:for yearn:for apply:for opt:for decide:on,against aspire:to bet:on reflect:on gush:about,over
  lean:toward,towards,on fight:for,against look:forward write:about,of tell:of,about report:on say:of,about
  speculate:about,on quarrel:with quibble:with sympathize:with empathize:with concur:with
  marvel:at,about balk:at bristle:at chafe:at wax:about zero:in preach:about
  vow:to pledge:to consent:to resort:to dispense:with rejoice:in delight:in revel:in apologise:for`

const IRREGULAR: Record<string, string[]> = {
  say: ['says', 'said', 'said', 'saying'],
  tell: ['tells', 'told', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thought', 'thinking'],
  know: ['knows', 'knew', 'known', 'knowing'],
  feel: ['feels', 'felt', 'felt', 'feeling'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  hear: ['hears', 'heard', 'heard', 'hearing'],
  find: ['finds', 'found', 'found', 'finding'],
  speak: ['speaks', 'spoke', 'spoken', 'speaking'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  begin: ['begins', 'began', 'begun', 'beginning'],
  go: ['goes', 'went', 'gone', 'going'],
  put: ['puts', 'put', 'put', 'putting'],
  shoot: ['shoots', 'shot', 'shot', 'shooting'],
  read: ['reads', 'read', 'read', 'reading'],
  sing: ['sings', 'sang', 'sung', 'singing'],
  show: ['shows', 'showed', 'shown', 'showing'],
  teach: ['teaches', 'taught', 'taught', 'teaching'],
  choose: ['chooses', 'chose', 'chosen', 'choosing'],
  seek: ['seeks', 'sought', 'sought', 'seeking'],
  mean: ['means', 'meant', 'meant', 'meaning'],
  understand: ['understands', 'understood', 'understood', 'understanding'],
  foresee: ['foresees', 'foresaw', 'foreseen', 'foreseeing'],
  forget: ['forgets', 'forgot', 'forgotten', 'forgetting'],
  dream: ['dreams', 'dreamt', 'dreamed', 'dreaming'],
  bet: ['bets', 'bet', 'bet', 'betting'],
  beg: ['begs', 'begged', 'begged', 'begging'],
  overstate: ['overstates', 'overstated', 'overstated', 'overstating'],
  forecast: ['forecasts', 'forecast', 'forecast', 'forecasting'],
  forgive: ['forgives', 'forgave', 'forgiven', 'forgiving'],
  cast: ['casts', 'cast', 'cast', 'casting'],
  fight: ['fights', 'fought', 'fought', 'fighting'],
  stand: ['stands', 'stood', 'stood', 'standing'],
  spell: ['spells', 'spelled', 'spelt', 'spelling'],
  quit: ['quits', 'quit', 'quit', 'quitting'],
  lay: ['lays', 'laid', 'laid', 'laying'],
  rebut: ['rebuts', 'rebutted', 'rebutted', 'rebutting'],
  retweet: ['retweets', 'retweeted', 'retweeted', 'retweeting'],
  tweet: ['tweets', 'tweeted', 'tweeted', 'tweeting'],
  hypothesize: ['hypothesizes', 'hypothesized', 'hypothesized', 'hypothesizing'],
}

/** A verb that can attribute. */
export interface Verb {
  lemma: string
  frames: Set<Frame>
  /** Prepositions that may stand before its content. */
  prepositions: string[]
}

export type Form = 'base' | 'present' | 'past' | 'participle' | 'gerund'

/** One reading of a written form. */
export interface Reading {
  verb: Verb
  forms: Set<Form>
}

const DOUBLING = /(^|[^aeiou])[aeiou][bdglmnprt]$/
const DOUBLED = new Set('plan rebut beg admit quip pan slam brag chat rip wag hug sum shun snub spin regret swat rap flip pin refer prefer defer infer confer commit permit submit omit compel propel rebel repel regret stop drop tap top wrap grip strip grin cram equip'.split(' '))

function inflect(lemma: string): string[] {
  const irregular = IRREGULAR[lemma]
  if (irregular) return irregular
  const doubled = DOUBLED.has(lemma) && DOUBLING.test(lemma) ? lemma + lemma.at(-1) : lemma
  const present = /(s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : lemma.replace(/([^aeiou])y$/, '$1ie').concat('s')
  const past = /e$/.test(lemma) ? `${lemma}d` : /[^aeiou]y$/.test(lemma) ? lemma.replace(/y$/, 'ied') : `${doubled}ed`
  const gerund = /[^eo]e$/.test(lemma) ? lemma.replace(/e$/, 'ing') : `${doubled}ing`
  return [present, past, past, gerund]
}

const verbs = new Map<string, Verb>()

function verbNamed(lemma: string): Verb {
  const known = verbs.get(lemma)
  if (known) return known
  const verb: Verb = { lemma, frames: new Set(), prepositions: [] }
  verbs.set(lemma, verb)
  return verb
}

function learn(list: string, frames: Frame[]): void {
  for (const lemma of list.split(/\s+/)) for (const frame of frames) verbNamed(lemma).frames.add(frame)
}

learn(SPEAK, ['quote', 'clause'])
learn('charge object protest demand', ['quote', 'clause'])
learn(UTTER, ['quote'])
learn(TELL, ['tell'])
learn('tell assure warn remind ask', ['quote'])
learn(THINK, ['clause'])
learn(SHOW, ['show', 'clause'])
learn(INTEND, ['infinitive'])
learn(URGE, ['urge'])
learn(JUDGE, ['judge'])
learn(LABEL, ['as'])
for (const entry of WITH_PREPOSITION.split(/\s+/)) {
  const [lemma, list] = entry.split(':') as [string, string]
  verbNamed(lemma).prepositions.push(...list.split(','))
}

const readings = new Map<string, Reading>()
for (const verb of verbs.values()) {
  const [present, past, participle, gerund] = inflect(verb.lemma) as [string, string, string, string]
  const written: [string, Form][] = [
    [verb.lemma, 'base'],
    [present, 'present'],
    [past, 'past'],
    [participle, 'participle'],
    [gerund, 'gerund'],
  ]
  for (const [form, kind] of written) {
    const known = readings.get(form)
    if (known?.verb === verb) known.forms.add(kind)
    else if (!known) readings.set(form, { verb, forms: new Set([kind]) })
  }
}

/** The attributing verb that a word may be a form of. */
export const readVerb = (word: string): Reading | undefined => readings.get(word)
