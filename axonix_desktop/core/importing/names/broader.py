"""Further names of the fields: exports of planning tools, public registers, forms of words (form: ``portfolio``)."""

from __future__ import annotations

UNIT = (
    "value stream; value chain; tribe; zustandige stelle; fachstelle; referat; dezernat; administration concernee;"
    " business area; business segment; organisational unit; government organisation; department unit;"
    " department agency;"
    " agency department; agency component; agency office; direction service; service direction; pole service;"
    " cost centre name; area solicitante; area responsable; area negocio; supervisory organisation;"
    " faculty department;"
    " school department; work unit; home department; department office; org; organisatieonderdeel; fachabteilung;"
    " unidade organizacional; orgao responsavel; entidad; entite; dependencia; secretaria; verwaltungseinheit; amt"
)
PERSON = (
    "prenom nom; nom prenom; nom et prenom; prenom et nom; nom et prenoms; vorname nachname; nachname vorname;"
    " name vorname; vorname name; vor und zuname; last name first name; first name last name;"
    " full name of participant;"
    " name of participant; name of trainee; name of learner; name of staff; name of attendee; worker; worker name;"
    " person name; employee full name; user full name; learner full name; display name; nombre y apellidos;"
    " nombre y apellido; apellidos y nombres; nombre del participante; nombre completo del empleado; cognome e nome;"
    " nome e cognome; cognome nome; nome do participante; nome do colaborador; nome do funcionario; naam medewerker;"
    " naam deelnemer; deltakere; ansattnavn; teilnehmende; beschaftigter; name mitarbeiter; фамилия имя отчество;"
    " фио сотрудника; 员工名称; 参加者; 学员名称"
)
OWNER = (
    "focal point; accountable person; action by; action by whom; by whom; handler; risk handler;"
    " responsible officer; lead officer; executive lead; executive owner;"
    " accountable executive;"
    " owner responsible; action lead; risk manager; responsible role; responsible manager; owned by; owner team;"
    " verantwortliche; verantwortung; verantw; risikoverantwortliche; massnahmenverantwortlicher; zustandige person;"
    " pilote du risque; responsable de la accion; responsable del tratamiento; responsavel pela acao; porteur;"
    " risico eigenaar; actiehouder; risikoansvarlig; responsabile azione; proprietario; 责任部门; 风险所有者"
)

_PROJECT_DUE = (
    "fecha final; fertigstellung bis; erledigen bis; data final prevista; estimated go live;"
    " anticipated go live; expected launch; planned launch; forecast date;"
    " forecast finish; forecast"
    " completion; planned completion; expected delivery; expected delivery date; due by date;"
    " finish planned; end planned;"
    " baseline finish; target finish; target launch date; target launch; planned implementation date;"
    " estimated end date;"
    " timeline end; revised end date; geplantes ende; ende soll; end datum; soll termin; fertig bis; endtermin;"
    " date de fin prevue; fin prevue; fecha fin prevista; fecha de termino; fecha estimada de termino;"
    " fecha de cierre;"
    " fecha de entrega; data prevista de termino; data de conclusao; data prevista; planlagt slutt; oplevering;"
    " opleverdatum; data fine prevista; fine prevista; плановая дата завершения; план окончания; 预计结束时间;"
    " 计划结束时间; 计划结束日期"
)
_PROJECT_START = (
    "year launched; date launched; date introduced; introduced; date adopted; adoption date;"
    " adopted; date placed in service; placed in service;"
    " date put into service; put into service;"
    " date system put into service;"
    " in service date; in service since; date first used; first used; date first deployed;"
    " first deployed; date of first"
    " use; use start date; year deployed; year implemented; year of deployment; date in use;"
    " date went live; live since;"
    " in use from; operational start date; start planned; timeline start; baseline start; forecast start;"
    " date entered"
    " production; deployment year; geplanter start; start soll; start datum; im einsatz seit; in betrieb seit;"
    " date de debut prevue; mis en service; annee de mise en service; fecha de implementacion;"
    " fecha de puesta en marcha;"
    " fecha inicio prevista; data prevista de inicio; data de implantacao; planlagt start; in gebruik sinds;"
    " data avvio; avvio; дата внедрения; плановая дата начала; 计划开始日期; 上线日期; 启用时间"
)

BROADER: dict[str, dict[str, str]] = {
    "use_case": {
        "key": (
            "codice; ~wbs; register id; ai register id; idea no; idee no; ref no; n o; no п п; п п; card id;"
            " work item; request no;"
            " demand no; demand number; asset id; ai id; tool id; algorithm id; initiative no; workitem id;"
            " idprojeto;"
            " numero de projet; code projet; code du projet; codigo del proyecto; codigo do projeto; codice progetto;"
            " projectnummer; saksnummer; vorhaben no; kennziffer; id del caso; 项目代码; 任务编号"
        ),
        "title": (
            "~technology; ~ai technology; ~tool; card name; card title; to do; todo; task summary;"
            " user story; story; backlog item; request title;"
            " demand name; demand title; idea name; ai solution; ai solution name; ai tool name; name of tool;"
            " name of system; name of algorithm; name of solution; name of service; name of application;"
            " name of project;"
            " algorithm; automated decision system; ads name; technology name; tool name; system title;"
            " processing activity; model; model title; agent name; ai agent; bot name; titel der idee; ideentitel;"
            " projektbezeichnung; name des projekts; name des vorhabens; massnahme; system anwendung; nom du projet;"
            " nom du systeme; nom outil; outil; intitule du projet; nombre de la iniciativa; nombre del sistema;"
            " nombre del caso; nombre del algoritmo; nome da iniciativa; nome do sistema; naam; naam algoritme;"
            " naam project; naam van het algoritme; onderwerp; algoritme naam; tiltak; prosjektnavn; oppgavenavn;"
            " nome iniziativa; nome del progetto; nome sistema; ~nome; мероприятие; инициатива; название задачи;"
            " 系统名称;"
            " 任务内容; 应用名称"
        ),
        "problem": (
            "business problem statement; problem opportunity; issue to be solved; challenge addressed; challenge"
        ),
        "description": (
            "task content; card content; how is technology used; how is it used; how used; how ai used;"
            " how is system used;"
            " what does it do; what it do; what does tool do; purpose of processing; general capability;"
            " capabilities; purpose of tool; purpose of system; purpose of"
            " algorithm; what tool does; what system does; model purpose; model description; use description;"
            " ai purpose;"
            " use of ai; how ai is used; project summary; project scope; scope of work; story description;"
            " card description;"
            " description en; what it is used for; function of system; kurzbeschrieb; projektbeschreibung;"
            " inhalt und ziel;"
            " verwendungszweck; einsatzzweck; description de usage; description du cas usage; objet; descripcion del"
            " problema; descripcion del proyecto; descripcion del sistema; alcance; descricao do projeto;"
            " objetivo do projeto; doel van het algoritme; doelstelling; beschrijving project; formaal;"
            " descrizione progetto;"
            " finalita del trattamento; цель проекта; 用途; 功能描述"
        ),
        "business_unit_id": UNIT,
        "owner_id": OWNER
        + (
            "; resource name; person; people; ~member; ~assigned; idea submitter; ideengeber; idea author;"
            " porteur metier;"
            " demand manager; contact details; contactgegevens; contact information; initiative leader;"
            " business contact;"
            " ansprechpartner fachbereich; kontaktdaten; coordonnees; chef de projet metier; responsable du projet;"
            " responsable del proyecto; lider del proyecto; responsable tecnico; gestor do projeto;"
            " responsavel pelo projeto;"
            " gerente do projeto; projectleider; projektansvarlig; capo progetto; responsabile progetto; 项目负责人"
        ),
        "stage": (
            "einsatzstatus; betriebsstatus; nutzungsstatus; status stage; stage status;"
            " current lifecycle stage; current status stage; ai lifecycle stage;"
            " ai system status;"
            " model status; lifecycle status; system phase; use status; deployment state; production status;"
            " phase status;"
            " ~bucket; ~list name; column name; board column; kanban column; ~section column; umsetzungsstand;"
            " umsetzungsphase;"
            " umsetzungsstatus; projektstand; stade du projet; etat avancement; niveau avancement;"
            " etat de deploiement;"
            " fase actual; etapa actual; etapa do projeto; fase atual; fase project; levensfase; fase progetto"
        ),
        "status": (
            "progress status; work state; item status; card status; task state; estado de avance; etat du projet"
        ),
        "priority": "priority rank; priority level score; priority tier; business criticality; priorisierung",
        "vendor": (
            "vendor developer; vendor manufacturer; vendor supplier; vendor product name; vendor provider;"
            " third party"
            " provider; external provider; external supplier; product service provider; processor vendor;"
            " software vendor;"
            " supplier developer; system vendor; ~developed by; ai vendor; ai model provider; hersteller anbieter;"
            " prestataire editeur; editeur prestataire; proveedor fabricante; desarrollador; proveedor de tecnologia;"
            " fornecedor desenvolvedor; leverancier ontwikkelaar; fornitore sviluppatore"
        ),
        "risk_tier": (
            "impact rating; risk classification; model tier; model risk tier; model risk rating; ai act risk level;"
            " risk level ai act;"
            " risk category ai act; eu ai act risk class; eu ai act risk level; eu risk class; risk group;"
            " impact tier;"
            " high risk ai; risk designation; risikoklasse ki vo; risikoklasse ai act; ki risikoklasse;"
            " niveau de risque ia;"
            " classification ia act; clasificacion del riesgo; classificacao de risco; risicoklasse; risicocategorie;"
            " categorie risico; classificazione rischio; категория риска ии"
        ),
        "expected_benefit": (
            "gain attendu; gain attendus; gain; anticipated outcome; anticipated benefit; benefit description;"
            " expected"
            " result; expected value add; expected roi; estimated value; benefit year; value per year; nutzen jahr; "
            "beneficio esperado; beneficio previsto; beneficios previstos; resultado esperado; valeur attendue;"
            " benefices escomptes; ganho esperado; ganhos esperados; forventet gevinst; forventet nytte;"
            " verwachte baten;"
            " beoogd resultaat; benefici previsti; 预期成果"
        ),
        "cost_note": (
            "capital budget; budget approved; budget total; budget requested; funding amount; funding required;"
            " total spend;"
            " planned spend; fiscal impact; financial impact; aufwand kosten; investitionskosten; budget alloue;"
            " cout estime; cout previsionnel; presupuesto estimado; presupuesto aprobado; costo estimado;"
            " orcamento previsto;"
            " custo estimado; begroting; geraamde kosten; costo stimato; плановый бюджет; 项目预算; 预算金额"
        ),
        "start_on": _PROJECT_START,
        "target_on": _PROJECT_DUE,
    },
    "raid": {
        "key": (
            "datix id; n o; n; no п п; п п; ref no; risk identifier; risk log no; raid ref; risk register no;"
            " raid no;"
            " risk log id; lfd; id no; num; risiko id; code du risque; ref risque; reference du risque;"
            " codigo risco; cod;"
            " codice; codice rischio; risk code no; reference no; issue ref; 风险代码"
        ),
        "title": (
            "description of threat; risk area title; principal risk; strategic risk; risk heading;"
            " nature of risk; threat event;"
            " threat scenario; issue risk; risk issue title; assumption title; dependency title; risikotitel;"
            " einzelrisiko;"
            " risikoszenario; bedrohung; gefahrdungsereignis; risque identifie; libelle du risque; libelle;"
            " evenement redoute;"
            " scenario de risque; nom; aleas; riesgo nombre; evento de riesgo; factor de riesgo; risco identificado;"
            " titulo do risco; perigo; risikoelement; fare; gebeurtenis; rischio identificato; evento rischioso;"
            " pericolo;"
            " опасное событие; рисковый фактор; 风险事项; 风险内容; 风险因素"
        ),
        "description": (
            "potential effect failure; effect of failure; risk and potential impact;"
            " risk opportunity description; risk narrative; description of event; cause event effect;"
            " risk description cause event effect;"
            " description of risk or issue; details of risk; issue detail; what is the risk; risk definition;"
            " if then;"
            " beschreibung des risikos; risiko beschreibung; description du danger; descriptif du risque;"
            " detail du risque;"
            " descripcion del evento; detalle del riesgo; descricao do evento; beskrivelse av risiko;"
            " beskrivelse av hendelse;"
            " beschrijving risico; omschrijving risico; risico beschrijving; descrizione del rischio;"
            " descrizione evento;"
            " ~risk impact description; суть риска; 风险说明"
        ),
        "owner_id": OWNER,
        "probability": (
            "~occ; ~o; likelihood of occurring; likelihood of risk; likelihood of risk occurring;"
            " probability of risk;"
            " probability of event; prob of occurrence; chance of risk; how likely; ~ew; ~ews; ~ewk; eintritt;"
            " eintrittswkt; wkt; wahrsch; wahrscheinlichkeit eintritt; probabilite de survenance;"
            " probabilite occurrence;"
            " niveau de probabilite; niveau de vraisemblance; nivel de probabilidad; valor probabilidad;"
            " nivel probabilidade;"
            " probabilita accadimento; kans van optreden; kans op optreden; степень вероятности; 可能性等级; 概率等级"
        ),
        "impact": (
            "how bad; how severe; ~g; ~c; severity of consequence; consequence severity;"
            " impact if it occurs; effect on project;"
            " impact of risk; level of"
            " impact; consequence level; potential severity; ~sh; ~sa; ~swg; schadenhoehe; schadensschwere; ausmass;"
            " schadenspotenzial; schaden ausmass; impact du risque; niveau de gravite; niveau impact;"
            " nivel de impacto;"
            " valor impacto; nivel impacto; grau de impacto; skadeomfang; impact gevolg; ~gevolg;"
            " mate van impact; entita;"
            " entita del danno; степень воздействия; размер ущерба; 影响级别; 后果严重性"
        ),
        "response": (
            "further action necessary; further action is necessary; what further action necessary; planned treatment;"
            " treatment; action to resolve; action to mitigate; action to manage;"
            " action plan summary;"
            " summary of action plan; further action; further action required; further actions needed;"
            " additional mitigation;"
            " risk action; risk response action; response action plan; treatment action plan; proposed treatment;"
            " actions"
            " to reduce risk; risk control measure; control action; mitigations in place; resolution action plan;"
            " mitigating action plan; risikominderung; gegensteuerung; steuerungsmassnahme;"
            " massnahmen zur risikominderung;"
            " vorsorge; vermeidung; plan de action; plan actions mesure; mesure de prevention; mesures de maitrise;"
            " actions de maitrise; mesures de reduction; mesure correctives; accion a implementar; acciones a tomar;"
            " acciones de mitigacion; accion de mitigacion; medida de mitigacion; medida de control;"
            " plan de tratamiento;"
            " acao de mitigacao; acao de resposta; acoes de mitigacao; acao preventiva; plano de resposta;"
            " tiltak for reduksjon; planlagte tiltak; nye tiltak; te nemen maatregel; risicobeheersing;"
            " azione correttiva; azioni di trattamento; piano di trattamento; мероприятия по снижению риска;"
            " мероприятия по снижению; меры реагирования; меры по управлению риском; мероприятия по управлению;"
            " 风险应对措施"
        ),
        "status": (
            "seguimiento; suivi; avancement; etat avancement; ~progress; progress update; avance;"
            " statut du risque; estado actual; situacao do risco; risikostatus; status risico"
        ),
        "raised_on": "date registered; date entered; registered on; entry date; date recorded",
    },
}
