// Countries: ISO 3166 code, English names by slashes, words for their people by slashes, capital. Written by hand.

export interface Country {
  code: string
  name: string
  otherNames: string[]
  demonyms: string[]
  capital: string
}

const LINES = `
AF;Afghanistan;Afghan;Kabul|AL;Albania;Albanian;Tirana|DZ;Algeria;Algerian;Algiers|AD;Andorra;Andorran;Andorra la Vella
AO;Angola;Angolan;Luanda|AG;Antigua and Barbuda;Antiguan;Saint John's|AR;Argentina;Argentine/Argentinian;Buenos Aires
AM;Armenia;Armenian;Yerevan|AU;Australia;Australian/Aussie;Canberra|AT;Austria;Austrian;Vienna|AZ;Azerbaijan;Azerbaijani/Azeri;Baku
BS;Bahamas;Bahamian;Nassau|BH;Bahrain;Bahraini;Manama|BD;Bangladesh;Bangladeshi;Dhaka|BB;Barbados;Barbadian;Bridgetown
BY;Belarus;Belarusian;Minsk|BE;Belgium;Belgian;Brussels|BZ;Belize;Belizean;Belmopan|BJ;Benin;Beninese;Porto-Novo
BT;Bhutan;Bhutanese;Thimphu|BO;Bolivia;Bolivian;La Paz|BA;Bosnia and Herzegovina/Bosnia;Bosnian;Sarajevo
BW;Botswana;Batswana;Gaborone|BR;Brazil;Brazilian;Brasilia|BN;Brunei;Bruneian;Bandar Seri Begawan|BG;Bulgaria;Bulgarian;Sofia
BF;Burkina Faso;Burkinabe;Ouagadougou|BI;Burundi;Burundian;Gitega|KH;Cambodia;Cambodian;Phnom Penh|CM;Cameroon;Cameroonian;Yaounde
CA;Canada;Canadian;Ottawa|CV;Cape Verde;Cape Verdean;Praia|CF;Central African Republic;Central African;Bangui|TD;Chad;Chadian;N'Djamena
CL;Chile;Chilean;Santiago|CN;China/People's Republic of China/PRC;Chinese;Beijing|CO;Colombia;Colombian;Bogota|KM;Comoros;Comorian;Moroni
CG;Republic of the Congo/Congo-Brazzaville;Congolese;Brazzaville|CD;Democratic Republic of the Congo/Democratic Republic of Congo/DR Congo/Congo/DRC;Congolese;Kinshasa
CR;Costa Rica;Costa Rican;San Jose|CI;Ivory Coast/Cote d'Ivoire/Côte d'Ivoire;Ivorian;Yamoussoukro|HR;Croatia;Croatian/Croat;Zagreb
CU;Cuba;Cuban;Havana|CY;Cyprus;Cypriot;Nicosia|CZ;Czech Republic/Czechia;Czech;Prague|DK;Denmark;Danish;Copenhagen|DJ;Djibouti;Djiboutian;Djibouti
DM;Dominica;;Roseau|DO;Dominican Republic;Dominican;Santo Domingo|TL;East Timor/Timor-Leste;Timorese/East Timorese;Dili
EC;Ecuador;Ecuadorian/Ecuadorean;Quito|EG;Egypt;Egyptian;Cairo|SV;El Salvador;Salvadoran;San Salvador|GQ;Equatorial Guinea;;Malabo
ER;Eritrea;Eritrean;Asmara|EE;Estonia;Estonian;Tallinn|SZ;Eswatini/Swaziland;Swazi;Mbabane|ET;Ethiopia;Ethiopian;Addis Ababa
FJ;Fiji;Fijian;Suva|FI;Finland;Finnish/Finn;Helsinki|FR;France;French;Paris|GA;Gabon;Gabonese;Libreville|GM;Gambia;Gambian;Banjul
GE;Georgia;Georgian;Tbilisi|DE;Germany;German;Berlin|GH;Ghana;Ghanaian;Accra|GR;Greece;Greek;Athens|GD;Grenada;Grenadian;Saint George's
GT;Guatemala;Guatemalan;Guatemala City|GN;Guinea;Guinean;Conakry|GW;Guinea-Bissau;;Bissau|GY;Guyana;Guyanese;Georgetown
HT;Haiti;Haitian;Port-au-Prince|HN;Honduras;Honduran;Tegucigalpa|HU;Hungary;Hungarian;Budapest|IS;Iceland;Icelandic;Reykjavik
IN;India;Indian;New Delhi|ID;Indonesia;Indonesian;Jakarta|IR;Iran/Islamic Republic of Iran;Iranian;Tehran|IQ;Iraq;Iraqi;Baghdad
IE;Ireland/Republic of Ireland/Irish Republic;Irish;Dublin|IL;Israel;Israeli;Jerusalem|IT;Italy;Italian;Rome|JM;Jamaica;Jamaican;Kingston
JP;Japan;Japanese;Tokyo|JO;Jordan;Jordanian;Amman|KZ;Kazakhstan;Kazakh;Astana|KE;Kenya;Kenyan;Nairobi|KI;Kiribati;;Tarawa|XK;Kosovo;Kosovan/Kosovar;Pristina
KW;Kuwait;Kuwaiti;Kuwait City|KG;Kyrgyzstan;Kyrgyz;Bishkek|LA;Laos;Laotian;Vientiane|LV;Latvia;Latvian;Riga|LB;Lebanon;Lebanese;Beirut
LS;Lesotho;;Maseru|LR;Liberia;Liberian;Monrovia|LY;Libya;Libyan;Tripoli|LI;Liechtenstein;;Vaduz|LT;Lithuania;Lithuanian;Vilnius
LU;Luxembourg;;Luxembourg|MG;Madagascar;Malagasy;Antananarivo|MW;Malawi;Malawian;Lilongwe|MY;Malaysia;Malaysian;Kuala Lumpur
MV;Maldives;Maldivian;Male|ML;Mali;Malian;Bamako|MT;Malta;Maltese;Valletta|MH;Marshall Islands;;Majuro|MR;Mauritania;Mauritanian;Nouakchott
MU;Mauritius;Mauritian;Port Louis|MX;Mexico;Mexican;Mexico City|FM;Micronesia;Micronesian;Palikir|MD;Moldova;Moldovan;Chisinau
MC;Monaco;;Monaco|MN;Mongolia;Mongolian;Ulaanbaatar|ME;Montenegro;Montenegrin;Podgorica|MA;Morocco;Moroccan;Rabat
MZ;Mozambique;Mozambican;Maputo|MM;Myanmar/Burma;Burmese;Naypyidaw|NA;Namibia;Namibian;Windhoek|NR;Nauru;Nauruan;Yaren|NP;Nepal;Nepalese/Nepali;Kathmandu
NL;Netherlands/Holland;Dutch;Amsterdam|NZ;New Zealand;New Zealander/Kiwi;Wellington|NI;Nicaragua;Nicaraguan;Managua|NE;Niger;Nigerien;Niamey
NG;Nigeria;Nigerian;Abuja|KP;North Korea/N. Korea/N.Korea/DPRK/Democratic People's Republic of Korea;North Korean;Pyongyang|MK;North Macedonia/Macedonia;Macedonian;Skopje
NO;Norway;Norwegian;Oslo|OM;Oman;Omani;Muscat|PK;Pakistan;Pakistani;Islamabad|PW;Palau;Palauan;Ngerulmud|PS;Palestine;Palestinian;Ramallah|PA;Panama;Panamanian;Panama City
PG;Papua New Guinea;Papuan;Port Moresby|PY;Paraguay;Paraguayan;Asuncion|PE;Peru;Peruvian;Lima|PH;Philippines;Filipino/Philippine;Manila
PL;Poland;Polish/Pole;Warsaw|PT;Portugal;Portuguese;Lisbon|QA;Qatar;Qatari;Doha|RO;Romania;Romanian;Bucharest|RU;Russia/Russian Federation;Russian;Moscow
RW;Rwanda;Rwandan;Kigali|KN;Saint Kitts and Nevis;;Basseterre|LC;Saint Lucia/St Lucia;;Castries|WS;Samoa;Samoan;Apia|SM;San Marino;;San Marino
SA;Saudi Arabia;Saudi;Riyadh|SN;Senegal;Senegalese;Dakar|RS;Serbia;Serbian/Serb;Belgrade|SC;Seychelles;;Victoria|SL;Sierra Leone;Sierra Leonean;Freetown
SG;Singapore;Singaporean;Singapore|SK;Slovakia;Slovak/Slovakian;Bratislava|SI;Slovenia;Slovenian/Slovene;Ljubljana|SB;Solomon Islands;;Honiara
SO;Somalia;Somali;Mogadishu|ZA;South Africa;South African;Pretoria|KR;South Korea/S. Korea/S.Korea/Republic of Korea;South Korean;Seoul|SS;South Sudan;South Sudanese;Juba
ES;Spain;Spanish/Spaniard;Madrid|LK;Sri Lanka;Sri Lankan;Colombo|SD;Sudan;Sudanese;Khartoum|SR;Suriname;Surinamese;Paramaribo
SE;Sweden;Swedish/Swede;Stockholm|CH;Switzerland;Swiss;Bern|SY;Syria;Syrian;Damascus|TW;Taiwan;Taiwanese;Taipei|TJ;Tajikistan;Tajik;Dushanbe
TZ;Tanzania;Tanzanian;Dodoma|TH;Thailand;Thai;Bangkok|TG;Togo;Togolese;Lome|TO;Tonga;Tongan;Nuku'alofa|TT;Trinidad and Tobago/Trinidad;Trinidadian;Port of Spain
TN;Tunisia;Tunisian;Tunis|TR;Turkey/Türkiye;Turkish/Turk;Ankara|TM;Turkmenistan;Turkmen;Ashgabat|UG;Uganda;Ugandan;Kampala|UA;Ukraine;Ukrainian;Kyiv
AE;United Arab Emirates/UAE/U.A.E.;Emirati;Abu Dhabi|GB;United Kingdom/UK/U.K.;British/Briton;London|US;United States/US/U.S./USA/U.S.A./United States of America;American;Washington
UY;Uruguay;Uruguayan;Montevideo|UZ;Uzbekistan;Uzbek;Tashkent|VU;Vanuatu;;Port Vila|VE;Venezuela;Venezuelan;Caracas|VN;Vietnam;Vietnamese;Hanoi
YE;Yemen;Yemeni;Sanaa|ZM;Zambia;Zambian;Lusaka|ZW;Zimbabwe;Zimbabwean;Harare|HK;Hong Kong;;|GL;Greenland;;Nuuk|VA;Vatican City;;
`

const WITH_ARTICLE =
  /^(United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Czech Republic|Dominican|Central|Marshall|Solomon|Ivory)|Congo$/
const OTHER_CAPITALS = [
  ['Kiev', 'Kyiv'],
  ['Delhi', 'New Delhi'],
  ['Tel Aviv', 'Jerusalem'],
  ['Washington DC', 'Washington'],
  ['Washington D.C.', 'Washington'],
] as const

/** No country of today, yet a word for people or a state of the past. */
const MORE_DEMONYMS = `Soviet European African Asian English Scottish Scots Welsh Korean Arab Kurdish Kurd Chechen Tibetan
  Catalan Basque Latino Hispanic Jewish Muslim Christian Catholic Islamic Sunni Shiite Shia Western Anglo Imperial Nordic
  Englishman Englishwoman Englishmen Scotsman Scotswoman Scotsmen Scot Welshman Welshwoman Welshmen Irishman Irishwoman
  Irishmen Ulsterman Frenchman Frenchwoman Frenchmen Dutchman Dutchwoman Dutchmen Dane Brit Aussie Yorkshireman Cornish
  Londoner New_Yorker Parisian Sikh Hindu Buddhist Protestant
  Texan Californian Democratic Democrat Republican Conservative Labour Tory Independent Communist Socialist Bavarian Flemish Sicilian Balkan Caribbean`

export const COUNTRIES: readonly Country[] = LINES.trim()
  .split(/[|\n]/)
  .map((line) => {
    const [code = '', names = '', demonyms = '', capital = ''] = line.split(';')
    const [name = '', ...otherNames] = names.split('/')
    return { code, name, otherNames, demonyms: demonyms === '' ? [] : demonyms.split('/'), capital }
  })

/** Words for peoples, as they are written before an office or a noun. */
export const DEMONYMS: ReadonlySet<string> = new Set([
  ...COUNTRIES.flatMap(({ demonyms }) => demonyms),
  ...MORE_DEMONYMS.split(/\s+/).map((word) => word.replace('_', ' ')),
])

/** "Koreans", "Frenchmen": people, and nobody by name. */
export const isPeople = (text: string): boolean =>
  DEMONYMS.has(text) || (text.endsWith('s') && DEMONYMS.has(text.slice(0, -1)))

/** Capitals by the ways they are written, and whose they are, with its article. Brussels stands for more than Belgium. */
const CAPITALS = new Map(
  COUNTRIES.filter(({ name, capital }) => capital !== '' && capital !== name && capital !== 'Brussels').map(
    ({ name, capital }) => [capital, WITH_ARTICLE.test(name) ? `the ${name}` : name],
  ),
)
for (const [name, capital] of OTHER_CAPITALS) CAPITALS.set(name, CAPITALS.get(capital)!)

/** The country that a capital governs: "the United States" of Washington. */
export const countryOfCapital = (name: string): string | undefined => CAPITALS.get(name)
