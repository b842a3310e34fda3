"""Who the people of a sentence are: names, offices without the country, and their party.

A table from every region: invented people, real states. Each row is a sentence as some paper
writes it and what it introduces: "name | office | party", a dash where the text gives none.
"""

import pytest

from dragoman.records import Person
from tests.scenes import scene

INTRODUCED = [
    # office before the name, demonym first
    ("Kenyan Cabinet Secretary for Foreign Affairs Wanjiru Kipsang arrived.",
     "Wanjiru Kipsang | Cabinet Secretary for Foreign Affairs | KEN"),
    ("Peruvian Deputy Foreign Minister Rosario Quispe Ayala arrived.",
     "Rosario Quispe Ayala | Deputy Foreign Minister | PER"),
    ("French Minister for Europe and Foreign Affairs Odile Maurevert spoke.",
     "Odile Maurevert | Minister for Europe and Foreign Affairs | FRA"),
    ("Acting Bangladeshi Foreign Secretary Rafiqul Mollah attended.",
     "Rafiqul Mollah | Acting Foreign Secretary | BGD"),
    ("Nepali Prime Minister Deepak Gharti Magar left Kathmandu.",
     "Deepak Gharti Magar | Prime Minister | NPL"),
    ("Visiting Samoan Prime Minister Leota Fasavalu spoke.",
     "Leota Fasavalu | Prime Minister | WSM"),
    ("First Deputy Prime Minister of Uzbekistan Bobur Ismatullayev took part.",
     "Bobur Ismatullayev | First Deputy Prime Minister | UZB"),
    ("South African International Relations and Cooperation Minister Thandeka Mkhabela spoke.",
     "Thandeka Mkhabela | International Relations and Cooperation Minister | ZAF"),
    ("U.S. Special Envoy for Yemen Carter Lindqvist arrived.",
     "Carter Lindqvist | Special Envoy for Yemen | USA"),
    ("Canada's Minister of National Defence Margot Desrochers arrived.",
     "Margot Desrochers | Minister of National Defence | CAN"),
    ("Polish Army chief of staff Gen. Zbigniew Warcholik visited.",
     "Zbigniew Warcholik | Army chief of staff | POL"),
    (("Togolese Foreign Affairs, African Integration and Togolese Abroad Minister Kodjo Amegan "
      "spoke."),
     "Kodjo Amegan | Foreign Affairs, African Integration and Togolese Abroad Minister | TGO"),
    ("Brazilian National Security Adviser Heitor Bragança spoke.",
     "Heitor Bragança | National Security Adviser | BRA"),
    # office of a state
    ("President of the Republic of Ghana Kwabena Asantewaa-Boateng arrived.",
     "Kwabena Asantewaa-Boateng | President | GHA"),
    ("The Minister of Foreign Affairs of the Kingdom of Bahrain, Dr. Yusuf Al Mannai, arrived.",
     "Yusuf Al Mannai | Minister of Foreign Affairs | BHR"),
    ("The Secretary of State for Foreign Affairs of Mexico, Ximena Barrientos Lugo, spoke.",
     "Ximena Barrientos Lugo | Secretary of State for Foreign Affairs | MEX"),
    ("The Foreign Minister of Timor-Leste, Domingos da Costa Soares, spoke.",
     "Domingos da Costa Soares | Foreign Minister | TLS"),
    ("Speaker of the National Assembly of Zambia Mwila Chanda spoke.",
     "Mwila Chanda | Speaker of the National Assembly | ZMB"),
    ("Chairman of the Presidency of Bosnia and Herzegovina Damir Hadžiselimović spoke.",
     "Damir Hadžiselimović | Chairman of the Presidency | BIH"),
    ("The President of the Swiss Confederation, Regula Ammann, spoke.",
     "Regula Ammann | President | CHE"),
    ("The Commander of the Royal Thai Navy, Admiral Prasit Wongsawat, arrived.",
     "Prasit Wongsawat | Commander of the Royal Navy | THA"),
    ("Chief of the Defence Staff of Nigeria General Chukwuma Adeyinka visited.",
     "Chukwuma Adeyinka | Chief of the Defence Staff | NGA"),
    # after the name
    ("Aigul Sarsenbaeva, the Kyrgyz deputy foreign minister, arrived.",
     "Aigul Sarsenbaeva | deputy foreign minister | KGZ"),
    ("Bohdan Kucherenko, Poland's security chief, arrived.",
     "Bohdan Kucherenko | security chief | POL"),
    ("Ms. ONODERA Kazuko, Minister for Foreign Affairs of Japan, spoke.",
     "ONODERA Kazuko | Minister for Foreign Affairs | JPN"),
    ("H.E. Mr. Tevita Fakafanua, Minister for Trade of Tonga, arrived.",
     "Tevita Fakafanua | Minister for Trade | TON"),
    ("Eero Lehtovaara (Finland) spoke after Foreign Minister Eero Lehtovaara of Finland.",
     "Eero Lehtovaara | Foreign Minister | FIN"),
    ("Nomvula Dlamini, who is Eswatini's ambassador to Mozambique, spoke.",
     "Nomvula Dlamini | ambassador to Mozambique | SWZ"),
    ("He received in Nairobi Minister of Defence of Portugal Rui Calheta.",
     "Rui Calheta | Minister of Defence | PRT"),
    ("Kenyan soldiers met Colonel Pavel Horníček, Chief of General Staff, Czech Armed Forces.",
     "Pavel Horníček | Chief of General Staff | CZE"),
    ("Pavel Horníček, chief of the General Staff of the Czech Armed Forces, visited.",
     "Pavel Horníček | chief of the General Staff of the Armed Forces | CZE"),
    (("Zhou Mingde, a member of the Political Bureau of the Communist Party of China (CPC) "
      "Central Committee and director of the Office of the Central Commission for Foreign "
      "Affairs, spoke."),
     ("Zhou Mingde | member of the Political Bureau of the Communist Party of China Central "
      "Committee and director of the Office of the Central Commission for Foreign Affairs | CHN")),
    (("Liu Baoshan, a member of the Political Bureau of the Communist Party of China Central "
      "Committee (CPCCC) and director of the Office of the Foreign Affairs Commission of the "
      "CPCCC, spoke."),
     ("Liu Baoshan | member of the Political Bureau of the Communist Party of China Central "
      "Committee and director of the Office of the Foreign Affairs Commission of the CPCCC | CHN")),
    # ambassadors and envoys: the party is the sender
    ("Turkish Ambassador to Chad Selim Karabacak visited.",
     "Selim Karabacak | Ambassador to Chad | TUR"),
    ("The Ambassador of India to Oman, Shri Vikram Thattil, called.",
     "Vikram Thattil | Ambassador to Oman | IND"),
    ("British High Commissioner to Malawi Fiona Trelawney met.",
     "Fiona Trelawney | High Commissioner to Malawi | GBR"),
    ("Ambassador of the Republic of Cuba to Angola Yusleidi Hechavarría arrived.",
     "Yusleidi Hechavarría | Ambassador to Angola | CUB"),
    ("Chargé d'affaires of the Embassy of Algeria Lotfi Bensaïd met.",
     "Lotfi Bensaïd | Chargé d'affaires of the Embassy | DZA"),
    ("China's special envoy for the Horn of Africa Ren Guowei visited.",
     "Ren Guowei | special envoy for the Horn of Africa | CHN"),
    # organisations
    ("ASEAN Secretary-General Dato Haji Roslan Idris spoke.",
     "Roslan Idris | Secretary-General | ASEAN"),
    ("Secretary-General of the Pacific Islands Forum Sione Tuilagi spoke.",
     "Sione Tuilagi | Secretary-General | PIF"),
    (("The EU's High Representative for Foreign Affairs and Security Policy, Ilse Vanderhaegen, "
      "spoke."),
     "Ilse Vanderhaegen | High Representative for Foreign Affairs and Security Policy | EU"),
    ("European Commission President Matteo Brambilla arrived.",
     "Matteo Brambilla | European Commission President | EU"),
    ("President of the European Council Henrik Stoltzfus spoke.",
     "Henrik Stoltzfus | President of the European Council | EU"),
    ("WHO Director-General Dr. Amara Nwosu visited.", "Amara Nwosu | Director-General | WHO"),
    ("Chairperson of the African Union Commission Ousmane Diallo-Keita spoke.",
     "Ousmane Diallo-Keita | Chairperson of the African Union Commission | AU"),
    ("GCC Secretary General Nayef bin Turki Al-Hathlool arrived.",
     "Nayef bin Turki Al-Hathlool | Secretary General | GCC"),
    # forms of address, ranks, monarchs
    ("His Majesty King Tariq bin Salem of Jordan received them.", "Tariq bin Salem | King | JOR"),
    ("His Highness Sheikh Jassim bin Mubarak Al-Ghanim, Amir of Kuwait, arrived.",
     "Jassim bin Mubarak Al-Ghanim | Amir | KWT"),
    ("HRH Prince Fahd bin Mishari bin Saud, Crown Prince of Saudi Arabia, arrived.",
     "Fahd bin Mishari bin Saud | Crown Prince | SAU"),
    ("Malaysian Defence Minister Datuk Seri Azman Kassim spoke.",
     "Azman Kassim | Defence Minister | MYS"),
    ("Dato' Sri Hafiz Osman, the Malaysian foreign minister, spoke.",
     "Hafiz Osman | foreign minister | MYS"),
    ("Omani Minister of the Royal Office General Sayyid Harith bin Thamer met.",
     "Harith bin Thamer | Minister of the Royal Office | OMN"),
    ("Vietnamese Deputy Defence Minister Sen. Lt. Gen. Võ Trọng Khải attended.",
     "Võ Trọng Khải | Deputy Defence Minister | VNM"),
    ("Chadian Chief of Army Staff Maj. Gen. Idriss Youssouf Abakar visited.",
     "Idriss Youssouf Abakar | Chief of Army Staff | TCD"),
    ("Air Chief Marshal Rohan Wickramage, Sri Lanka's Chief of Defence Staff, called.",
     "Rohan Wickramage | Chief of Defence Staff | LKA"),
    # shapes of names
    ("Mongolian Foreign Minister T. Sukhbat arrived.", "T. Sukhbat | Foreign Minister | MNG"),
    ("Mongolian Foreign Minister T.Sukhbat arrived.", "T.Sukhbat | Foreign Minister | MNG"),
    ("Mongolian State Secretary Kh. Batzaya and Vice Minister Ya. Odval attended.",
     "Kh. Batzaya | State Secretary | MNG; Ya. Odval | Vice Minister | MNG"),
    ("Indonesian Foreign Minister Suhartini spoke.", "Suhartini | Foreign Minister | IDN"),
    ("Dutch Defence Minister Joost van der Plaats visited.",
     "Joost van der Plaats | Defence Minister | NLD"),
    ("Icelandic Foreign Minister Sigríður Björk Halldórsdóttir visited.",
     "Sigríður Björk Halldórsdóttir | Foreign Minister | ISL"),
    ("Myanmar Union Minister for Foreign Affairs U Kyaw Zeya visited.",
     "Kyaw Zeya | Union Minister for Foreign Affairs | MMR"),
    ("Mauritanian President Sidi Ould Brahim visited.", "Sidi Ould Brahim | President | MRT"),
    ("Papua New Guinea Prime Minister Hon. Sam Kerenga spoke.",
     "Sam Kerenga | Prime Minister | PNG"),
    ("Ethiopian Deputy Prime Minister and Foreign Minister Alemayehu Desta visited.",
     "Alemayehu Desta | Deputy Prime Minister and Foreign Minister | ETH"),
    ("Egyptian Foreign Minister Tamer El-Sharnouby visited.",
     "Tamer El-Sharnouby | Foreign Minister | EGY"),
    ("Argentine President-elect Julieta Ferreyra Sosa visited.",
     "Julieta Ferreyra Sosa | President-elect | ARG"),
    ("Former Tanzanian President Juma Mwakalinga spoke.", "Juma Mwakalinga | - | TZA"),
    # lists
    (("Lao President Bounthan Sisavath, Foreign Minister Khamla Vongdara, and Defence Minister "
      "Sengdao Phommachanh attended."),
     ("Bounthan Sisavath | President | LAO; Khamla Vongdara | Foreign Minister | LAO; Sengdao "
      "Phommachanh | Defence Minister | LAO")),
    ("Foreign ministers Ana Lucía Cordero of Ecuador and Tomás Villarroel of Bolivia met.",
     "Ana Lucía Cordero | Foreign minister | ECU; Tomás Villarroel | Foreign minister | BOL"),
    (("Serbian Foreign Minister Jovan Petrušić and his Hungarian counterpart Márta Szentgyörgyi "
      "met."),
     "Jovan Petrušić | Foreign Minister | SRB; Márta Szentgyörgyi | Foreign Minister | HUN"),
    ("Presidents Ismoil Rahmatov of Tajikistan and Daniyar Omuraliev of Kyrgyzstan met.",
     "Ismoil Rahmatov | President | TJK; Daniyar Omuraliev | President | KGZ"),
    (("The Prime Minister of Belize, Hon. Errol Castellan, and the President of Guyana, Dr. "
      "Navin Persaud-Gittens, met."),
     "Errol Castellan | Prime Minister | BLZ; Navin Persaud-Gittens | President | GUY"),
    (("Defence ministers of Estonia, Latvia and Lithuania Priit Kallasmaa, Ilze Ozoliņa and "
      "Mantas Grybauskas met."),
     ("Priit Kallasmaa | Defence minister | EST; Ilze Ozoliņa | Defence minister | LVA; Mantas "
      "Grybauskas | Defence minister | LTU")),
    (("The presidents of Chile, Peru and Brazil, Ana Luz Rojas, Raúl Mejía and Rui Campos "
      "Andrade, met."),
     ("Ana Luz Rojas | president | CHL; Raúl Mejía | president | PER; Rui Campos Andrade | "
      "president | BRA")),
    ("The presidents of Peru, Estela Huamán, and Chile, Ignacio Larraín Prat, met.",
     "Estela Huamán | president | PER; Ignacio Larraín Prat | president | CHL"),
    ("Belgian Minister of Defence Thomas Verlinden and his Dutch colleague, Marieke Hoogland, met.",
     "Thomas Verlinden | Minister of Defence | BEL; Marieke Hoogland | Minister of Defence | NLD"),
    (("At the invitation of Minister of Defence Baatar Ganzorig, the Minister of Defence of "
      "Turkmenistan, General Serdar Ataýew, will visit."),
     "Baatar Ganzorig | Minister of Defence | -; Serdar Ataýew | Minister of Defence | TKM"),
    # who has no party in a list after "with"
    (("Adviser Ben Loomis met with Chief of Cabinet Petro Hrytsak and Foreign Minister Olha "
      "Bondar of Ukraine."),
     ("Ben Loomis | Adviser | -; Petro Hrytsak | Chief of Cabinet | UKR; Olha Bondar | Foreign "
      "Minister | UKR")),
    ("In Benin, Mr. Loomis met with President Sessi Houngbo and Minister of Defense Kossi Adanlé.",
     "Loomis | - | -; Sessi Houngbo | President | BEN; Kossi Adanlé | Minister of Defense | BEN"),
    ("Mr. Loomis met with Vice President Ada Okonjo and other senior Nigerian officials.",
     "Loomis | - | -; Ada Okonjo | Vice President | NGA"),
    ("Foreign Minister Ana Prado and Foreign Minister Olha Bondar of Ukraine met.",
     "Ana Prado | Foreign Minister | -; Olha Bondar | Foreign Minister | UKR"),
    ("It followed a stop in Palau, where they met with President Obak Remengesau.",
     "Obak Remengesau | President | PLW"),
    # others' names inside an office, words that are names too, letters, abbreviations
    ("Bjarne Sundt, Chief of Cabinet for European Commission President Ulla Frost, spoke.",
     "Bjarne Sundt | Chief of Cabinet for European Commission President | EU"),
    ("South Korea's Ha Jun-ho spoke with Peru's Elsa Quispe.",
     "Ha Jun-ho | - | KOR; Elsa Quispe | - | PER"),
    ("South Korean Foreign Minister Park Jae-min visited.",
     "Park Jae-min | Foreign Minister | KOR"),
    ("Vietnamese President To Quang Vinh visited.", "To Quang Vinh | President | VNM"),
    ("Bahamian Foreign Minister Grant Rolle visited.", "Grant Rolle | Foreign Minister | BHS"),
    ("Irish Defence Minister Declan Moriarty TD visited.",
     "Declan Moriarty | Defence Minister | IRL"),
    ("The Chief of Army Staff (COAS) of Nigeria, Lieutenant General Tunde Bakare, visited.",
     "Tunde Bakare | Chief of Army Staff | NGA"),
    ("Nigerian National Security Adviser Maj.-Gen. Ibrahim Danladi (rtd) visited.",
     "Ibrahim Danladi | National Security Adviser | NGA"),
    ("Matej Kranjc signed on behalf of Slovenia.", "Matej Kranjc | - | SVN"),
    ("Indonesian Defence Minister Gen. (ret.) Bambang Suryadi visited.",
     "Bambang Suryadi | Defence Minister | IDN"),
    ("The Ambassador of France accredited to Mauritania, Mr Alexandre Garnier-Petit, called.",
     "Alexandre Garnier-Petit | Ambassador accredited to Mauritania | FRA"),
    ("Lt. Gen. Boonchai Rattanakul, commander of Thailand's First Army Region, visited.",
     "Boonchai Rattanakul | commander of First Army Region | THA"),
    ("His Royal Highness Prince Isa bin Hamad Al Salmani, Crown Prince of Bahrain, arrived.",
     "Isa bin Hamad Al Salmani | Crown Prince | BHR"),
    (("The Tunisian Minister of Foreign Affairs, Migration and Tunisians Abroad, Nabil Ben "
      "Romdhane, arrived."),
     "Nabil Ben Romdhane | Minister of Foreign Affairs, Migration and Tunisians Abroad | TUN"),
    ("Admiral Dirk Maas of the Royal Netherlands Navy visited.", "Dirk Maas | - | NLD"),
    ("Cristina Paz, the Secretary General and a former president of Chile, spoke.",
     "Cristina Paz | Secretary General | CHL"),
    ("Pakistan's Additional Secretary (Eastern Europe) Sadia Qureshi arrived.",
     "Sadia Qureshi | Additional Secretary (Eastern Europe) | PAK"),
    ("Hervé Kessoum, Minister Delegate attached to the Minister of Defence of Gabon, arrived.",
     "Hervé Kessoum | Minister Delegate attached to the Minister of Defence | GAB"),
    ("Uruguay's outgoing foreign minister, Delia Arocena, arrived.",
     "Delia Arocena | outgoing foreign minister | URY"),
    ("Lady Ottoline Brace, Speaker of the House of Lords, arrived.",
     "Ottoline Brace | Speaker of the House of Lords | GBR"),
]  # fmt: skip


def introduced(text: str) -> str:
    """The people of a text in table form."""
    return "; ".join(
        f"{p.name} | {_offices(p) or '-'} | {p.party or '-'}" for p in scene(text).persons
    )


def _offices(person: Person) -> str:
    return " and ".join(h.office for h in person.holdings if h.state != "former")


@pytest.mark.parametrize(("text", "expected"), INTRODUCED, ids=[t[:40] for t, _ in INTRODUCED])
def test_introductions_give_name_office_and_party(text: str, expected: str) -> None:
    assert introduced(text) == expected


UNNAMED = [
    ("The Chinese foreign minister met them.", "foreign minister CHN"),
    ("The foreign ministers of Chad, Niger and Mali met.", "foreign minister TCD NER MLI"),
    ("A meeting of the Rwandan and Burundian defence chiefs took place.", "defence chief RWA BDI"),
    ("Peru's vice president spoke.", "vice president PER"),
    ("The presidents of Chile and Argentina met.", "president CHL ARG"),
    ("The EU's top diplomat arrived.", "top diplomat EU"),
    ("Talks with the Qatari prime minister were held.", "prime minister QAT"),
    ("The Fijian high commissioner to New Zealand called.", "high commissioner to New Zealand FJI"),
    ("The U.S. secretary of state arrived.", "secretary of state USA"),
    ("The Hungarian and Slovak prime ministers met.", "prime minister HUN SVK"),
    ("The chief of the Angolan Navy arrived.", "chief of the Navy AGO"),
    ("A deputy foreign minister of Tajikistan arrived.", "deputy foreign minister TJK"),
    ("Jordan's king arrived.", "king JOR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNNAMED, ids=[t[:40] for t, _ in UNNAMED])
def test_holders_left_unnamed_keep_office_and_parties(text: str, expected: str) -> None:
    found = [a for a in scene(text).actors[0] if a.kind == "office"]
    assert [" ".join((a.office or "", *a.parties)) for a in found] == [expected]


MEANT = [
    # the last sentence's persons, by name
    (("Kenyan President Wafula Odero met Ugandan President Moses Kirabo. The Ugandan president "
      "left."), "Moses Kirabo"),
    (("Peruvian Foreign Minister Elsa Quispe received her Chilean counterpart Raúl Onetto. The "
      "visiting minister left."), "Raúl Onetto"),
    (("Omani Foreign Minister Salim Al Rawahi met Swedish Defence Minister Nils Åkerlund. The "
      "defence minister left."), "Nils Åkerlund"),
    ("Latvian President Juris Kalniņš spoke. Kalniņš then left.", "Juris Kalniņš"),
    ("Thai Prime Minister Anong Srisai met Lao Prime Minister Keo Vongsa. The latter invited her.",
     "Keo Vongsa"),
    ("President Amadou Bah received Foreign Minister Fatou Bah. Fatou Bah then spoke.",
     "Fatou Bah"),
    ("Gen. Tomás Rivas, Chile's army chief, spoke. General Rivas left.", "Tomás Rivas"),
    ("King Harald Nordmo of Norway arrived. His Majesty the King left.", "Harald Nordmo"),
    ("Foreign Minister of Fiji Jone Ratu arrived. Minister Ratu spoke.", "Jone Ratu"),
    ("Hungarian Defence Minister Gábor Fekete arrived. The Hungarian defence chief left.",
     "Gábor Fekete"),
    ("Mongolian Foreign Minister Tserendorjiin Sukhbat spoke. T. Sukhbat then left.",
     "Tserendorjiin Sukhbat"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANT, ids=[t[-40:] for t, _ in MEANT])
def test_later_words_mean_those_introduced(text: str, expected: str) -> None:
    found = scene(text)
    named = [found.persons[a.person].name for a in found.actors[-1] if a.person is not None]
    assert named[:1] == [expected]


APART = [
    "The Prime Minister spoke to Canadian Prime Minister Louise Gagnon.",
    "The Prime Minister received a call from the Prime Minister of Belize, Errol Castellan.",
]


@pytest.mark.parametrize("text", APART)
def test_nobody_meets_himself(text: str) -> None:
    first = scene(text).actors[0][0]
    assert (first.kind, first.person) == ("office", None)


def test_the_president_is_no_vice_president() -> None:
    found = scene("Angolan Vice-President Rui Kassanje arrived. The Angolan president stayed away.")
    assert [(a.kind, a.person) for a in found.actors[1]] == [("office", None)]


def test_a_plural_names_the_office_of_who_had_none() -> None:
    text = (
        "Ilir Demiri telephoned President of Georgia Levan Tsiklauri. "
        "The presidents agreed to meet."
    )
    assert sorted(introduced(text).split("; ")) == [
        "Ilir Demiri | President | -",
        "Levan Tsiklauri | President | GEO",
    ]


def test_a_verb_in_a_heading_of_capitals_is_no_name() -> None:
    heading = "CHILE'S DEFENCE MINISTER CANCELLED.\n\n"
    text = "The visit of Rui Sousa, Defence Minister of Chile, was cancelled."
    assert [p.name for p in scene(heading + text).persons] == ["Rui Sousa"]
    named = "ARRIVAL OF CHILE'S DEFENCE MINISTER SOUSA.\n\n"
    assert [p.name for p in scene(named + text).persons] == ["Rui Sousa"]
