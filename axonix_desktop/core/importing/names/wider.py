"""Names of use cases in registers, portfolios and planning tools of many houses and languages (form: ``portfolio``).

Governments' yearly inventories, banks' model inventories, registers of hospitals, lists of consultants, boards of
planning tools; English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Norwegian.
"""

from __future__ import annotations

WIDER: dict[str, dict[str, str]] = {
    "use_case": {
        "key": (
            "inventory no; register no; registration id; registration number; ai asset id; uc ref; ucid; "
            "project ref; project reference; idea ref; entry no; demand ref; ticket; ticket no; jira key; jira id; "
            "issue id; external id; case id; use case code; ai register id; kennnummer; vorhaben id; projekt id; "
            "projekt no; ki id; referenz; id projet; ref projet; reference interne; referencia; id proyecto; "
            "numero de caso; id iniciativa; codigo iniciativa; id caso uso; id progetto; kenmerk; volgnr; "
            "projectcode; numer; identyfikator; ~numero registro"
        ),
        "title": (
            "record title; record name; entry name; ai use; ai initiative; ai initiative name; ai application name; "
            "agent; name ai use case; name ai system; use case short name; short name; short title; proposal title; "
            "experiment name; pilot name; pilot project; solution title; workstream initiative; ki anwendungsfall; "
            "anwendung; name anwendung; ki losung; ki vorhaben; ki projekt; ki use case; name systems; systemname; "
            "anwendungsname; titel anwendungsfalls; nom du cas; solution ia; libelle du projet; nom application; "
            "nom de la solution; solucion; herramienta; nombre de la solucion; nombre del sistema de ia; "
            "nombre de la herramienta; sistema de ia; sistema; algoritmo; solucao; nome da solucao; ferramenta; "
            "nome da ferramenta; nome do caso de uso; soluzione; strumento; nome soluzione; nome dello strumento; "
            "sistema ia; toepassing; naam toepassing; ai toepassing; systeem; naam systeem; oplossing; initiatief; "
            "nazwa rozwiazania; nazwa systemu; nazwa systemu ai; nazwa inicjatywy; rozwiazanie; system ai; "
            "inicjatywa; przypadek uzycia; losning; ai losning; navn losning; ~pilot; ~experiment; ~concept; "
            "~proposal; ~workflow; ~process; ~business process; ~bot; processing; processing activity name"
        ),
        "problem": (
            "problem to solve; problem being addressed; current situation; current pain point; business issue; "
            "user problem; customer problem; herausforderung; ist situation; ausgangssituation; besoin metier; "
            "enjeu; enjeux; irritant; irritants; situation actuelle; reto; desafio; situacion actual; "
            "necesidad de negocio; punto de dolor; dor; dores; desafio de negocio; situacao atual; necessidade; "
            "esigenza; bisogno; problema affrontato; criticita; knelpunt; behoefte; aanleiding; potrzeba; "
            "problem biznesowy; utfordring; udfordring; management problem; problema resuelve; "
            "problema que resuelve; problema que soluciona; problema que resolve; was ist das problem; "
            "welches problem; problem are we solving; which problem; problem we are solving"
        ),
        "description": (
            "what is it; what used; tool used; what tool used; synopsis; narrative; solution description; "
            "solution overview; solution summary; proposed solution; proposed ai solution; ai solution description; "
            "concept description; use case summary; use case overview; use case details; executive summary; "
            "project overview; how it works; use of tool; tool purpose; primary use; primary purpose; "
            "ai functionality; model use; business use; idea description; opportunity description; "
            "initiative description; losungsansatz; losungsbeschreibung; funktionsbeschreibung; nutzungszweck; "
            "zweckbestimmung; projektinhalt; solution proposee; description fonctionnelle; usage; usages; "
            "objectif du projet; objet du projet; solucion propuesta; descripcion de la solucion; uso previsto; "
            "descripcion funcional; solucao proposta; descricao da solucao; uso pretendido; soluzione proposta; "
            "descrizione soluzione; scopo; finalita del sistema; finalita; werking; opis projektu; opis rozwiazania; "
            "cel zastosowania; zastosowanie; losningsbeskrivelse; ~uses; ~uso; ~use; how ai help; how ai helps; "
            "how does it help; what will it do; wofur wird es eingesetzt; wofur eingesetzt; was macht das system; "
            "a quoi sert; para que se usa; para que serve; a cosa serve; waarvoor"
        ),
        "business_unit_id": (
            "struttura; ufficio; settore; ente; amministrazione; jednostka organizacyjna; komorka organizacyjna; "
            "biuro; owning team; owner unit; owner department; lead unit; lead agency; lead team; "
            "sponsoring department; sponsoring unit; requesting unit; requesting business unit; "
            "requester department; business group; business division; clinical area; clinical service; "
            "clinical department; hospital department; service area; responsible unit; responsible department; "
            "responsible division; responsible bureau; host department; using department; user department; "
            "org einheit; verantwortlicher bereich; nutzende abteilung; direction porteuse; direction responsable; "
            "service demandeur; entite porteuse; metier; unidad organizativa; unidad responsable; area de negocio; "
            "area usuaria; dependencia responsable; entidad responsable; unidade responsavel; area de negocios; "
            "diretoria; funzione; directie; dienst; enhed; ~used by; ~responsible team; ~users; department id; "
            "department code; unit id; unit code; bu code; business domain; controller unit; amt; eigenbetrieb; "
            "~domain name"
        ),
        "owner_id": (
            "business poc; poc name; poc email; primary poc; use case contact; use case poc; use case manager; "
            "accountable use case owner; accountable official; accountable lead; clinical owner; clinical lead; "
            "clinical champion; physician champion; relationship owner; responsible lead; product lead; "
            "workstream lead; solution owner; tool owner; ai owner; ai system owner; functional owner; "
            "fachlich verantwortlich; fachverantwortlicher; fachverantwortung; anwendungsverantwortlicher; "
            "systemverantwortlicher; produktverantwortlicher; leitung; federfuhrung; responsable metier; "
            "pilote metier; proprietaire metier; responsable du cas usage; responsable de negocio; "
            "responsable funcional; dueno del proceso; propietario del proceso; lider de negocio; dono do processo; "
            "lider do projeto; ponto focal; responsavel pelo negocio; responsabile di processo; proceseigenaar; "
            "contactpersoon; systeemeigenaar; wlasciciel biznesowy; kierownik projektu; systemeier; lider funcional; "
            "deployer contact; ansprechperson"
        ),
        "delivery_team": (
            "it contact; technical contact; technical poc; it verantwortlicher; technisch verantwortlich; "
            "technischer ansprechpartner; it ansprechpartner; developer team; model developer; dev team; build team; "
            "implementation partner; responsable technique; responsable it; equipe technique; equipo tecnico; "
            "lider tecnico; responsavel tecnico; squad responsavel; ontwikkelteam; team di sviluppo; "
            "responsabile tecnico; zespol projektowy"
        ),
        "sponsor_id": (
            "leadership sponsor; sponsoring executive; project executive; accountable executive; budget holder; "
            "budget owner; auftraggeberin; projektauftraggeber; sponsor metier; sponsor ejecutivo; "
            "patrocinador ejecutivo; patrocinador executivo; sponsor do projeto; committente; opdrachtgever; "
            "sponsor biznesowy; prosjekteier; accountable exec; executive accountable"
        ),
        "stage": (
            "bucket name; swimlane; lane; board list; funnel stage; stage gate; current gate; lifecycle state; "
            "life cycle status; ai lifecycle; use stage; development state; implementation state; rollout status; "
            "roll out status; rollout stage; adoption status; model lifecycle; phase gate; entwicklungsstatus; "
            "einfuhrungsstatus; lebenszyklus; lebenszyklusphase; phase actuelle; statut de deploiement; "
            "fase de desarrollo; estado de implementacion; estado de despliegue; ciclo de vida; estagio; "
            "estagio atual; fase de desenvolvimento; fase di sviluppo; stato di implementazione; ontwikkelstadium; "
            "levenscyclus; etap wdrozenia; status wdrozenia; utviklingsstadium; ~deployment; ~rollout; "
            "section column"
        ),
        "status": (
            "delivery status; reporting status; workflow status; workflow state; item state; aktueller status; "
            "statut actuel; statut du projet; estado del caso; estado iniciativa; status do projeto; status atual; "
            "stato progetto; stato attuale; projectstatus; huidige status; status projektu; stan; fremdrift; "
            "~progress; ~approval status; ~review status; ~completion; ~zustand"
        ),
        "priority": (
            "prioritisation; prioritization; priority class; priority group; strategic priority; priority order; "
            "portfolio priority; prioritatsstufe; niveau de priorite; nivel de prioridad; nivel de prioridade; "
            "livello di priorita; priorytet biznesowy"
        ),
        "ai_kind": (
            "ai subtype; ai system type; type ai system; model category; modelling technique; modeling technique; "
            "algorithm used; ai model used; model used; llm used; foundation model; underlying model; "
            "technique used; ai techniques used; ml approach; learning type; ai ml type; technology type; "
            "ki methode; ki verfahren; art ki; eingesetzte technologie; modelltyp; type de modele; technique ia; "
            "type de technologie; technologie utilisee; algorithme; tipo de ia; tipo de algoritmo; tecnica de ia; "
            "tecnologia utilizada; tecnologia empregada; tipo di ia; tecnologia utilizzata; tipo modello; "
            "type algoritme; soort ai; gebruikte techniek; rodzaj ai; technologia ai; methodology; "
            "model methodology; modelling approach; modeling approach"
        ),
        "origin": (
            "build buy; buy build; make buy; build buy partner; built purchased; built or purchased; "
            "in house external; internal external; in house purchased; custom or cots; sourcing model; "
            "sourcing approach; vendor or in house; internal or vendor; vendor internal; how acquired; origin; "
            "herkunft; interne ou externe; achat ou developpement; interno o externo; interno externo; "
            "origen de la solucion; interno ou externo; origem; origem da solucao; interno o esterno; "
            "ontwikkeld of ingekocht; inkoop of zelfbouw"
        ),
        "vendor": (
            "vendor information; supplier or developer; supplier developer name; supplier or developer name; "
            "external vendor; external partner; technology vendor; technology partner; tool vendor; "
            "software provider; platform vendor; platform provider; manufacturer name; third party supplier; "
            "procured from; purchased from; name anbieters; bezugsquelle; softwareanbieter; editeur de la solution; "
            "fournisseur de la solution; nom du fournisseur; nombre del proveedor; proveedor de la solucion; "
            "proveedor o desarrollador; nome do fornecedor; fornecedor da solucao; empresa fornecedora; "
            "nome fornitore; naam leverancier; dostawca rozwiazania; nazwa dostawcy"
        ),
        "risk_tier": (
            "inherent risk rating; inherent risk level; inherent risk tier; overall risk rating; "
            "risk assessment outcome; risk assessment result; risk triage outcome; triage outcome; risk band; "
            "ai act risk; ai act tier; ai act class; eu ai act; eu ai act risk; eu ai act risk tier; "
            "eu ai act risk classification; regulatory risk class; regulatory classification; "
            "safety or rights impacting; right safety impacting; high impact determination; high impact y n; "
            "high risk y n; criticality tier; model materiality; materiality; materiality tier; model risk; "
            "model risk class; model risk level; model risk classification; algorithmic impact level; "
            "aia impact level; ki vo klasse; risikoklasse ki verordnung; ai act risikoklasse; risikokategorie ki vo; "
            "risikobewertung; hochrisiko; classe de risque ai act; niveau de risque ai act; categorie ai act; "
            "classification ai act; nivel de riesgo ia; categoria de riesgo ia; clasificacion ai act; "
            "classificacao de risco ia; nivel de risco ia; categoria de risco; classe di rischio; "
            "categoria di rischio; livello di rischio ai act; classificazione ai act; risicoclassificatie; "
            "risicoklasse ai act; publicatiecategorie; kategoria ryzyka; klasa ryzyka; risikokategori; "
            "risikovurdering; materiality rating; annex iii category; annex iii"
        ),
        "personal_data": (
            "contains phi; phi; phi used; uses pii; pii y n; pii involved; pii used; processes personal data; "
            "personal data y n; personal data involved; personal data used; personal information involved; "
            "involves personal information; sensitive information; gdpr; datenschutzrelevant; personenbezug; "
            "personenbezogene daten j n; verarbeitung personenbezogener daten; dsgvo relevant; "
            "donnees a caractere personnel; rgpd; datos personales s n; trata datos personales; "
            "uso de datos personales; dados pessoais s n; trata dados pessoais; lgpd; dati personali; "
            "tratta dati personali; persoonsgegevens; verwerkt persoonsgegevens; bevat persoonsgegevens; "
            "dane osobowe; przetwarza dane osobowe; persondata; personuppgifter; personopplysninger behandles"
        ),
        "users_affected": (
            "end user; end users; no end user; end user count; no licence; licences; seats; user base; "
            "monthly active users; staff using; no staff; population affected; nutzerzahl; benutzerzahl; "
            "nutzeranzahl; anzahl benutzer; anzahl anwender; anwender; anwenderzahl; nb utilisateurs; "
            "nombre utilisateurs cibles; cantidad de usuarios; usuarios impactados; usuarios activos; "
            "quantidade de usuarios; numero utenti; utenti; aantal gebruikers; gebruikers; liczba uzytkownikow; "
            "uzytkownicy; antal brugere; antal anvandare; anzahl nutzende; anzahl nutzer innen; nutzende; "
            "nutzerinnen und nutzer; nombre usagers; usagers"
        ),
        "expected_benefit": (
            "annual benefit; estimated annual value; estimated annual benefit; annual value; value per annum; "
            "benefit per year; benefit per annum; yearly benefit; yearly savings; savings per year; hours saved; "
            "time saved; time savings; fte saved; fte savings; cost savings; cost saving; efficiency gain; "
            "productivity gain; revenue uplift; financial benefit; quantified benefit; benefit value; "
            "benefit estimate; benefit summary; business outcome; desired outcome; target outcome; value potential; "
            "benefit potential; net benefit; nutzenpotenzial; erwarteter mehrwert; einsparpotenzial; "
            "einsparpotential; jahrlicher nutzen; nutzen pro jahr; zeitersparnis; effizienzgewinn; valeur metier; "
            "gains estimes; gain annuel; gains annuels; economies; economies attendues; valeur creee; "
            "retour sur investissement; impacto esperado; ahorro; ahorro esperado; ahorro anual; valor esperado; "
            "valor de negocio; beneficio anual; beneficios estimados; economia; economia esperada; ganho anual; "
            "valor para o negocio; retorno esperado; risparmio; risparmio annuo; valore atteso; beneficio atteso; "
            "valore di business; verwachte opbrengst; besparing; verwachte besparing; meerwaarde; oszczednosci; "
            "oczekiwane korzysci; wartosc biznesowa; besparelse; gevinstpotensial; value hypothesis; "
            "benefit hypothesis"
        ),
        "cost_note": (
            "capex budget; opex; run cost; running cost; annual run cost; implementation budget; investment cost; "
            "investment required; required investment; budget estimate; cost to date; spend to date; "
            "total investment; tco; licence cost; annual licence cost; contract cost; contract amount; one off cost; "
            "initial cost; setup cost; kostenschatzung; geschatzte kosten; budgetbedarf; investitionsbedarf; "
            "einmalkosten; laufende kosten; cout du projet; budget estime; enveloppe budgetaire; inversion estimada; "
            "inversion requerida; presupuesto asignado; custo anual; investimento previsto; verba; "
            "orcamento aprovado; budget stimato; costo previsto; costo annuo; kosten per jaar; investering; "
            "projectbudget; koszt szacunkowy; budzet projektu"
        ),
        "start_on": (
            "date came into use; date tool came into use; came into use; in use date; deployed date; launched; "
            "launched on; year of launch; year in use; year of implementation; production start; date in production; "
            "in production since; production since; operational from; actual go live; actual live date; "
            "actual launch; live from; start of use; start year; year started; project started; approved start date; "
            "initiated; initiated on; einfuhrung; einfuhrungsdatum; produktiv seit; inbetriebnahme; "
            "datum inbetriebnahme; nutzung seit; startjahr; date de mise en production; mise en production; "
            "mise en service; annee de lancement; date de demarrage; demarrage; debut du projet; "
            "fecha de lanzamiento; fecha de despliegue; puesta en marcha; puesta en produccion; "
            "fecha de puesta en produccion; ano de inicio; inicio del proyecto; data de lancamento; "
            "entrada em producao; inicio do projeto; data di rilascio; data messa in produzione; anno di avvio; "
            "in uso dal; ingangsdatum; datum ingebruikname; data wdrozenia; data uruchomienia; rok wdrozenia; "
            "idriftsettelse; tatt i bruk; produktivsetzung; date placed into service; placed into service; "
            "date placed on market; en produccion desde; em uso desde"
        ),
        "target_on": (
            "requested due; requested due by; requested completion; target close; target go live date; "
            "planned go live date; go live target; go live planned; go live forecast; forecast end; "
            "forecast finish date; expected live date; target quarter; target release; target delivery; "
            "planned release; planned delivery date; estimated finish; estimated finish date; estimated delivery; "
            "estimated delivery date; estimated completion; finish by; completion target; completion due; needed by; "
            "required by; required date; projected completion; projected completion date; projected end date; "
            "anticipated completion; anticipated completion date; livegang; produktivsetzung geplant; "
            "geplante einfuhrung; geplanter go live; umsetzung bis; umsetzungstermin; zieltermin; "
            "geplantes enddatum; soll ende; date de livraison; date de livraison prevue; mise en production prevue; "
            "date prevue; date objectif; livraison prevue; fecha compromiso; fecha de compromiso; fecha meta; "
            "fecha de entrega prevista; fecha estimada; fecha prevista; data limite; data de entrega; data alvo; "
            "previsao de conclusao; previsao de entrega; termino previsto; conclusao prevista; prazo final; "
            "data obiettivo; data di consegna; consegna prevista; streefdatum; geplande einddatum; gereed voor; "
            "planowana data; planowany termin; termin realizacji; forventet ferdig"
        ),
        "rag": (
            "rag flag; rag score; rag colour; status colour; traffic light status; project rag; current rag; "
            "ampelfarbe; status ampel; feu tricolore; farol; stoplicht; trafikklysstatus"
        ),
        "rag_reason": (
            "rag commentary; rag narrative; rag explanation; rag rationale; reason for status; status commentary; "
            "status narrative; path to green; ~commentary"
        ),
    },
}
