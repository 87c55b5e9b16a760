import { phrases, words } from './lists.ts'

// Words that make a name an organization's, and organizations that everybody knows. Written by hand.

const COMPANY_TAILS = `
  research consulting analytics associates electronics wireless solutions cruises foods seafood beverages aerospace
  productions publishing publications chemicals robotics semiconductors biosciences therapeutics coal broadband hotels
`

/** After these a firm is called by its first word: "Octopus Energy", then "Octopus". */
export const FIRM_TAILS = words(`
  inc corp corporation ltd limited plc llc company group holdings airlines airways motor motors energy coal petroleum
  technologies systems software networks communications telecom broadband pharmaceuticals industries entertainment studios
  records pictures insurance securities partners capital stores hotels resorts brewery
  ${COMPANY_TAILS}
`)

/** Those that nothing goes on after: "Nordbank Electronics of Riga" is in Riga. */
export const LAST_HEADS = words(COMPANY_TAILS)

/** The last word of a name, or the first before "of", folded, without full stop. */
export const ORGANIZATION_HEADS = words(`
  inc corp corporation ltd limited plc llc llp gmbh ag nv sa spa co company companies group holdings partners ventures capital
  bank bancorp party ministry department agency university college institute institution association union council
  committee commission court army navy force forces corps brigade regiment battalion police times post journal news
  tribune herald gazette telegraph guardian observer chronicle fc afc cf club foundation fund funds organization
  organisation airlines airways motors records studios pictures entertainment systems technologies technology
  laboratories labs pharmaceuticals industries enterprises international senate congress parliament assembly office
  bureau service services society federation confederation league alliance front movement coalition board authority
  administration guard museum hospital church press radio television tv network media magazine trust academy school
  ministers treasury exchange brigades fighters militia cartel securities insurance energy electric petroleum oil gas
  steel software networks communications telecom mobile retail stores foods brewery airline railways rail transport
  logistics defense defence commissariat secretariat directorate inspectorate registry clinic centre center project
  initiative campaign caucus tribunal legislature rangers villa athletic rovers wanderers hotspur albion
  bros brothers comics financial instruments ballet opera orchestra theatre unit united sport data house infirmary
  ${COMPANY_TAILS}
`)

/** So much like a person's or a place's that other evidence is needed. */
export const WEAK_HEADS = words(`
  international guard post force energy gas oil steel project campaign front capital mobile service center centre herald
  research solutions church school sport data unit brothers house villa office museum defense defence general co
  movement academy hospital rangers
`)

/** Those that are also names by themselves. */
export const HEADS_ALONE = words(`
  times post journal news tribune herald gazette telegraph guardian observer chronicle rangers villa athletic rovers
  wanderers hotspur albion united congress senate parliament treasury lords mirror independent mail express tigers lions
  saints sharks warriors
`)

/** A name in the possessive that goes on: "People's Liberation Army". */
export const POSSESSIVE_HEADS = words(`
  people workers women men children veterans teachers lord lords king queen christie sotheby moody poor mcdonald macy
  lloyd levi wendy kohl sainsbury reader farmers drivers lawyers writers mothers states nurses consumers domino
`)

export const KNOWN_ORGANIZATIONS = phrases(`
  Congress|Senate|House of Representatives|Parliament|Pentagon|Kremlin|White House|Supreme Court|Treasury|Capitol Hill
  Downing Street|State Department|Justice Department|Wall Street|Whitehall|Vatican|Scotland Yard|Interpol|Europol
  United Nations|UN|U.N.|EU|E.U.|European Union|European Commission|European Parliament|NATO|Nato|World Bank|IMF|WTO|WHO
  UNESCO|UNICEF|Unicef|OPEC|Opec|OECD|ASEAN|African Union|Arab League|Security Council|General Assembly|Commonwealth
  IAEA|OSCE|ICC|FBI|CIA|NSA|DOJ|EPA|FDA|IRS|SEC|FCC|FAA|NASA|Nasa|DHS|ICE|DEA|ATF|FEMA|TSA|USDA|CDC|HUD|GOP|DNC|RNC|NRA
  ACLU|NAACP|AFL-CIO|NHS|BBC|ITV|CNN|NBC|ABC|CBS|MSNBC|Fox News|Reuters|AP|Associated Press|AFP|Bloomberg|Sputnik|Tass
  TASS|Xinhua|Interfax|Al Jazeera|Politico|Breitbart|Breitbart News|BuzzFeed|Newsweek|Time|Forbes|The Hill|Vox|Salon
  Washington Post|New York Times|Wall Street Journal|USA Today|Los Angeles Times|Huffington Post|Financial Times
  Democrats|Republicans|Labour|Tories|Tory|Conservatives|Liberal Democrats|Lib Dems|Sinn Fein|Plaid Cymru|UKIP|SNP|DUP
  Likud|Hamas|Hezbollah|Hizbollah|Fatah|Taliban|Isis|ISIS|IS|ISIL|Islamic State|Al Qaeda|Al-Qaeda|al Qaeda|al-Qaeda|Boko Haram
  Muslim Brotherhood|Greenpeace|Oxfam|Amnesty International|Human Rights Watch|Red Cross|Planned Parenthood
  Google|Apple|Microsoft|Amazon|Facebook|Twitter|YouTube|Netflix|Intel|IBM|Oracle|Cisco|Dell|Sony|Nintendo|Samsung|Nokia
  Toyota|Honda|Nissan|Ford|Volkswagen|BMW|Fiat|Renault|Peugeot|Chrysler|Boeing|Airbus|Exxon|ExxonMobil|Chevron|BP|Shell
  Total|Gazprom|Yukos|Rosneft|Lukoil|Walmart|Wal-Mart|Tesco|Sainsbury's|Asda|Ikea|McDonald's|Starbucks|Coca-Cola|Pepsi
  Nestle|Unilever|Pfizer|Merck|Novartis|Goldman Sachs|Morgan Stanley|JPMorgan|Citigroup|HSBC|Barclays|Lloyds|Deutsche Bank
  Vodafone|Verizon|AT&T|T-Mobile|Uber|Airbnb|Tesla|SpaceX|Halliburton|Enron|WorldCom|Qantas|Ryanair|Lufthansa|Yahoo|eBay
  Arsenal|Chelsea|Liverpool FC|Manchester United|Man Utd|Manchester City|Real Madrid|Barcelona FC|Juventus|AC Milan
  Tottenham|Everton|Fulham|Fifa|FIFA|Uefa|UEFA|IOC|NFL|NBA|MLB|NHL|WADA|IAAF|RFU|LTA|ATP|WTA|MCC|ICC
  Red Army|Soviet Army|Secret Service|National Guard|Coast Guard|Marine Corps|Air Force|Royal Navy|Royal Air Force|RAF
  Black Lives Matter|Tea Party|Moveon.org|Heritage Foundation|Brookings Institution|Quinnipiac
  Harvard|Yale|Princeton|Stanford|MIT|Met Office|Home Office|Foreign Office|Bank of England
  Federal Reserve|Fed|European Central Bank|ECB|Bundesbank|Eurostat|Opel|Vauxhall|Jaguar|MG Rover|Hanwha|Hyundai|Kia|Mercedes|Mercedes-Benz|Saab|Volvo|Cadillac|Orange|Telefonica|Hong Kong Stock Exchange|Instagram|WhatsApp
  TikTok|Spotify|LinkedIn|Reddit|Huawei|Xiaomi|Alibaba|Tencent|Baidu|Aramco|Petrobras|Allianz|Siemens|Bayer|BASF|Roche|Ericsson
  JP Morgan|J.P. Morgan|Merrill Lynch|Wells Fargo|Fannie Mae|Freddie Mac|Credit Suisse|Lehman Brothers|Morgan Grenfell
  Louis Vuitton|Aston Martin|Rolls-Royce|Calvin Klein|Ralph Lauren|Hugo Boss|John Lewis|William Hill|Laura Ashley|Disney
  Snapchat|Napster|Crystal Palace|Aston Villa|West Ham|Hewlett-Packard|Harley-Davidson|Estee Lauder|Tiffany
`)

/** Acronyms that are no organization. */
export const NOT_ORGANIZATIONS = words(`
  CEO CFO COO CTO MP MPs PM TV DVD CD PC PCs DNA HIV AIDS GDP VAT GMT BST EST EDT PST PDT AM FM ID IT OK UK US USA UAE
  USSR DC SARS MMR CCTV ADHD PTSD LGBT LGBTQ IQ GPS SUV IPO AGM QC OBE MBE CBE KBE JP PhD MD RIP VIP ATM DIY FAQ HD LED
  MP3 PDF SMS USB WMD IRA II III IV VI VII VIII IX XI XII XIV GCSE A I ER ICU NGO NGOs CV DUI GOTV POTUS FLOTUS TPP
  NAFTA ADSL DSL GSM GPRS CDMA WAP LCD DRAM RAM CRM ERP SQL XML HTML USB2 VOIP WIFI WLAN CT ET PT MT MMS EPO THG XV PSP
  DS BSL GB MB JSA GP GPs A&E EBITDA MPH KM RPI CPI ID3 PPE LAN VPN API iOS CGI UTC JANUARY FEBRUARY MARCH APRIL JUNE
  JULY DPRK PRC ROK NYC LA SUVS Q A.M. P.M. U.S. U.K. D.C. L.A. URL IP EU-US
`)

/** Words that too many names begin with to stand for a firm alone: "General" of "General Energy". */
export const COMMON_FIRST_WORDS = words(`
  general national international american british first united royal new federal central global world air great
  digital universal standard advanced applied north south east west old free state public private sky sun us uk
  the
`)

/** What an organization is that is a surname too: "Ann Church". */
export const LIKE_SURNAMES = words(`
  church post steel guard school gas
`)

/** What stands after a city as the name of a team does, and is none: "the Riga talks". */
export const NO_TEAMS = words(`
  masters sevens marathons attacks bombings riots talks protests floods dreams dulles
`)

/** What is for several fields, joined by commas and "and": "Ministry of Economy, Trade and Industry". */
export const BODIES_OF_FIELDS = words(`
  department ministry committee commission office institute board bureau center centers centre house school
  council agency association society federation foundation authority union chamber faculty minister secretary
`)

/** What ends such a list: "Securities and Exchange Commission". */
export const HEADS_OF_FIELDS = words(`
  commission union bank administration executive club council association authority agency board
`)

/** What a maker makes: "the car maker Nordbank". */
export const MADE = words(`
  car chip drug phone toy wine beer computer software game games aircraft pc crane
`)
