"""Names of the fields of use cases, units, components and data sources in other people's trackers.

One text a field, names parted by semicolons. ``~`` before a name: it may mean this field when nothing fits better.
``?`` before a name: only worth offering. English first, then German, French, Spanish, Portuguese, Norwegian,
Russian, Chinese.
"""

from __future__ import annotations

USE_CASE: dict[str, str] = {
    "key": (
        "use case id; use case number; use case ref; uc id; uc no; uc; id; ref; ref id; reference;"
        " reference number; no; project id; project number; project code; initiative id; system id;"
        " ai system id; model id; solution id; idea id; inventory id; record id; unique id; item id; item no;"
        " issue key; ticket id; ticket number; task id; work item id; code; serial no; ~sl no; ~s no; ~sr no;"
        " ~key; ~wbs id; ~request id; ~demand id; ~register number; nr; lfd nr; laufende nummer; kennung;"
        " projektnummer; vorgangsnummer; numero; identifiant; n°; codigo; identificador; nummer;"
        " prosjektnummer; номер; номер проекта; код; 编号; 序号; 项目编号; 用例编号"
    ),
    "title": (
        "use case name; use case; use case title; ai use case; ai use case name; name; name of use case;"
        " title; initiative; initiative name; project; project name; project title; name of project;"
        " solution; solution name; system name; ai system; ai system name; name of ai system; application;"
        " application name; ai application; product name; model name; ai model; algorithm name; service name;"
        " ai service; tool name; ai tool; ai project; idea; idea title; opportunity; capability; feature;"
        " task; task name; task title; work item; work package; activity; activity name; milestone;"
        " milestone name; milestone description; epic; summary; subject; ai feature; automation;"
        " process name; ~product; ~item; ~system; ~tool; ~model; ~service; ~text; ~deliverable;"
        " ~description of task; bezeichnung; titel; anwendungsfall; ki anwendung; ki system; vorhaben;"
        " projekt; projektname; projekttitel; aufgabe; arbeitspaket; meilenstein; vorgang; nom; intitule;"
        " titre; cas usage; nom cas usage; projet; nom projet; tache; nombre; titulo; caso uso;"
        " nombre del caso de uso; proyecto; nombre del proyecto; iniciativa; tarea; actividad; nome; projeto;"
        " nome do projeto; caso de uso; tarefa; navn; tittel; prosjekt; prosjektnavn; oppgave; brukstilfelle;"
        " название; наименование; проект; название проекта; задача; наименование проекта; 名称; 项目名称;"
        " 用例; 用例名称; 应用场景; 工作项目; 任务; 任务名称; 项目; 场景名称; 工作内容; 事项"
    ),
    "problem": (
        "problem; problem statement; problem to be solved; problem solved; problem description;"
        " problem being solved; business problem; problem addressed; issue addressed; pain point;"
        " pain points; business need; need; need addressed; business challenge; opportunity statement;"
        " what problem does it solve; problem ai solves; current problem; user need; problemstellung;"
        " ausgangslage; problembeschreibung; probleme; problematique; besoin; problema; problema a resolver;"
        " necesidad; problemstilling; behov; проблема; 问题; 痛点; 解决的问题"
    ),
    "description": (
        "description; summary; purpose; intended purpose; intended use; use case description;"
        " project description; description of use case; summary of use case; short description;"
        " brief description; system description; objective; objectives; project objective; goal; goals; aim;"
        " aims; description aims; details; overview; scope; abstract; background; what it does;"
        " functional description; functionality; business purpose; long description; task description;"
        " intended purpose and expected benefits; description and purpose; purpose and benefits;"
        " ~business case; ~rationale; beschreibung; kurzbeschreibung; zweck; ziel; ziele; zielsetzung;"
        " inhalt; descriptif; description du projet; objectif; objectifs; finalite; resume; descripcion;"
        " objetivo; objetivos; proposito; finalidad; resumen; descricao; finalidade; resumo; beskrivelse;"
        " formal; mal; описание; цель; назначение; описание проекта; 描述; 项目描述; 说明; 简介; 目的; 内容;"
        " 用例描述; 任务描述"
    ),
    "business_unit_id": (
        "business unit; business unit name; bu; unit; department; department name; division; bureau;"
        " bureau component; bureau department; bureau office; component; sub agency; subagency; op div;"
        " operating division; organisation; organisation name; organisation unit; org unit;"
        " lead organisation; lead organisation name; responsible organisation; owning organisation;"
        " owning department; lead department; business function; business area; business line;"
        " line of business; lob; function; area; branch; office; staff office; program office;"
        " administration; directorate; directorate general; entity; legal entity; subsidiary; ministry;"
        " institution; faculty; school; service line; segment; team; business team; workstream;"
        " requesting department; sponsor unit; using unit; public body; authority; municipality; ~agency;"
        " ~agency name; ~agency abbreviation; ~company; ~group; ~region; ~country; ~sector; ~location; ~site;"
        " ~domain; ~plant; ~market; ~customer; ~client; abteilung; bereich; geschaftsbereich; fachbereich;"
        " organisationseinheit; einheit; ressort; behorde; dienststelle; service; direction; departement;"
        " unite; entite; pole; direction metier; departamento; area; unidad; unidad negocio; direccion;"
        " gerencia; organismo; unidade; unidade negocio; setor; orgao; avdeling; enhet; virksomhet; seksjon;"
        " подразделение; отдел; департамент; организация; 部门; 业务部门; 单位; 所属部门; 责任部门; 机构"
    ),
    "owner_id": (
        "owner; use case owner; business owner; product owner; project owner; system owner; process owner;"
        " model owner; service owner; initiative owner; idea owner; responsible; responsible person;"
        " person responsible; responsible party; responsible official; accountable; accountable person;"
        " accountable owner; lead; project lead; use case lead; business lead; initiative lead; task owner;"
        " project manager; pm; program manager; manager; assigned to; assignee; assigned person; contact;"
        " contact name; contact person; primary contact; main contact; point of contact; poc; contact email;"
        " contact point; owner name; owner email; project leader; in charge; person in charge; who; resource;"
        " key contact; lead contact; ~email address; ~email; ~responsible team; ~resources; ~lead name;"
        " ~champion; ~reporter; verantwortlich; verantwortlicher; verantwortliche person; zustandig;"
        " zustandigkeit; ansprechpartner; ansprechperson; projektleiter; projektleitung; eigentumer;"
        " bearbeiter; kontakt; wer; responsable; proprietaire; pilote; chef de projet; referent; porteur;"
        " dueno; encargado; propietario; jefe de proyecto; contacto; responsavel; lider; dono; gerente;"
        " ansvarlig; eier; prosjektleder; kontaktperson; ответственный; исполнитель; владелец; руководитель;"
        " руководитель проекта; 负责人; 责任人; 联系人; 项目经理; 执行人"
    ),
    "delivery_team": (
        "delivery team; development team; implementation team; project team; squad; technical owner; technical lead; "
        "tech lead; it owner; it lead; data science lead; data scientist; developed by; delivered by; delivery lead; "
        "development partner; umsetzungsteam; projektteam; entwicklungsteam; equipe; equipe projet; equipo; "
        "equipo de proyecto; utviklingsteam; команда; 团队; 开发团队"
    ),
    "sponsor_id": (
        "sponsor; executive sponsor; exec sponsor; project sponsor; business sponsor; executive;"
        " senior responsible owner; sro; auftraggeber; sponsor name; commanditaire; parrain; patrocinador;"
        " sponsor del proyecto; oppdragsgiver; заказчик; спонсор; 发起人"
    ),
    "stage": (
        "stage; stage of development; development stage; stage of life cycle;"
        " stage of system development life cycle; lifecycle; lifecycle stage; life cycle stage;"
        " lifecycle phase; phase; project phase; project stage; use case stage; current stage; current phase;"
        " maturity stage; development phase; development status; deployment stage; deployment status;"
        " deployment phase; implementation stage; implementation phase; implementation status;"
        " operational status; pipeline stage; adoption stage; gate; ~maturity; ~maturity level; ~progress;"
        " phase du projet; reifegrad; entwicklungsstand; entwicklungsphase; projektphase; stadium; etape;"
        " stade; stade de developpement; etapa; fase; fase del proyecto; etapa de desarrollo;"
        " fase do projeto; fase; utviklingsfase; этап; стадия; фаза; стадия разработки; 阶段; 项目阶段;"
        " 开发阶段; 部署状态"
    ),
    "status": (
        "status; state; project status; use case status; current status; overall status; task status;"
        " system status; current state; work status; status of project; status update; completion status;"
        " activity status; projektstatus; stand; zustand; bearbeitungsstand; statut; etat; avancement;"
        " estado; estado actual; estado del proyecto; situacao; estatus; tilstand; статус; состояние;"
        " статус проекта; 状态; 项目状态; 当前状态; 进度; 进展"
    ),
    "priority": (
        "priority; prio; priority level; project priority; business priority; rank; ranking; moscow; urgency;"
        " importance; priority rating; priority score; ~criticality; prioritat; dringlichkeit; wichtigkeit;"
        " rang; priorite; urgence; prioridad; urgencia; prioridade; prioritet; viktighet; приоритет;"
        " важность; 优先级; 重要性; 优先程度"
    ),
    "ai_kind": (
        "ai type; type of ai; ai classification; ai technique; ai technology; ai method; ai category;"
        " technique; techniques; technology; technologies; model type; algorithm; algorithm type; ml type;"
        " ai tech classification; ai approach; genai; method; methods; ai capability; type of model;"
        " technology used; ki typ; ki art; ki technologie; technologie; verfahren; technologie ia; type ia;"
        " tecnologia; tipo ia; tipo de modelo; tecnica; teknologi; ki type; технология; тип ии; 技术; ai类型;"
        " 技术类型; 算法"
    ),
    "origin": (
        "built or bought; build or buy; build vs buy; built bought; commercial or in house;"
        " in house or vendor; sourcing; sourcing type; development type; development approach;"
        " development method; procurement type; acquisition type; source type; purchased or developed;"
        " developed in house; internal or external; make or buy; commercial off the shelf; cots;"
        " eigenentwicklung; beschaffung; origine; interne externe; origen; desarrollo; anskaffelse;"
        " происхождение; 来源; 自研或采购"
    ),
    "vendor": (
        "vendor; vendors; vendor name; vendors name; name of vendor; supplier; supplier name; provider;"
        " provider name; solution provider; technology provider; ai provider; third party;"
        " third party vendor; manufacturer; contractor; partner; vendor product; commercial product;"
        " product or service; name of commercial product or service; commercial product name; product vendor;"
        " vendor or developer; tool used; platform; ~developer; ~tool; ~product; ~tools; ~brand; ~software;"
        " anbieter; lieferant; hersteller; dienstleister; partnerfirma; fournisseur; prestataire; editeur;"
        " partenaire; proveedor; fabricante; fornecedor; parceiro; leverandor; поставщик; вендор;"
        " производитель; 供应商; 厂商; 服务商"
    ),
    "risk_tier": (
        "risk tier; risk class; risk classification; ai risk classification; ai risk level; ai risk tier;"
        " ai risk category; risk level; high impact; high impact status; is high impact; high impact ai;"
        " high risk; is high risk; impact classification; impact level; eu ai act class;"
        " eu ai act classification; eu ai act risk category; eu ai act category; ai act risk class;"
        " ai act classification; ai act; tier; risk tiering; rights impacting; safety impacting;"
        " rights or safety impacting; overall risk; overall risk level; risk profile; ~risk category;"
        " ~risk rating; ~risk; ~classification; ~inherent risk; ~criticality; risikoklasse; risikostufe;"
        " risikokategorie; risikoeinstufung; risikoklassifizierung; classe de risque; niveau de risque;"
        " categorie de risque; nivel de riesgo; clase de riesgo; categoria de riesgo;"
        " clasificacion de riesgo; nivel de risco; risikoniva; risikoklasse; уровень риска; класс риска;"
        " категория риска; 风险等级; 风险级别; 风险分类"
    ),
    "personal_data": (
        "pii; personal data; personal information; contains pii; contains personal data;"
        " personal data processed; uses personal data; involves pii; personally identifiable information;"
        " gdpr relevant; privacy relevant; sensitive data; personenbezogene daten; personendaten;"
        " donnees personnelles; datos personales; dados pessoais; personopplysninger; персональные данные;"
        " 个人数据; 个人信息"
    ),
    "users_affected": (
        "users; number of users; no of users; user count; users affected; affected users; affected people;"
        " people affected; impacted users; active users; expected users; target users; estimated users;"
        " number of employees impacted; estimated no of licenses users; licenses; reach; anzahl nutzer;"
        " nutzer; benutzer; nombre utilisateurs; utilisateurs; usuarios; numero de usuarios;"
        " numero de usuarios; brukere; antall brukere; пользователи; число пользователей; 用户数; 用户数量"
    ),
    "expected_benefit": (
        "benefit; benefits; expected benefit; expected benefits; business benefit; business benefits;"
        " anticipated benefits; benefits and outcomes; benefits realised; value; business value;"
        " expected value; added value; value proposition; value add; outcome; outcomes; expected outcome;"
        " expected outcomes; expected impact; business impact; savings; expected savings; estimated savings;"
        " annual value; annual savings; roi; expected roi; return on investment; positive outcomes;"
        " success criteria; ~success metrics; ~kpi; ~kpis; ~impact; ~results; ~expected results; nutzen;"
        " erwarteter nutzen; mehrwert; wertbeitrag; einsparung; einsparungen; benefices; benefices attendus;"
        " gains; valeur; valeur ajoutee; beneficio; beneficios; beneficios esperados; valor; valor anadido;"
        " beneficios; ganhos; gevinst; gevinster; nytte; nytteverdi; выгода; выгоды; эффект;"
        " ожидаемый эффект; польза; 收益; 预期收益; 价值; 业务价值; 预期效益"
    ),
    "cost_note": (
        "cost; costs; budget; total cost; total budget; estimated cost; cost estimate; estimated budget;"
        " project budget; project cost; approved budget; allocated budget; planned budget; planned cost;"
        " investment; capex; whole life cost; whole life cost baseline; wlc; wlc baseline;"
        " implementation cost; development cost; annual cost; contract value; ~price; ~funding; kosten;"
        " gesamtkosten; projektkosten; projektbudget; budget geplant; investition; cout; couts; cout total;"
        " budget prevu; investissement; costo; coste; costos; presupuesto; costo total; inversion; custo;"
        " custos; orcamento; investimento; kostnad; kostnader; budsjett; стоимость; бюджет; затраты; 成本;"
        " 预算; 费用; 投资"
    ),
    "start_on": (
        "start date; start; ~date initiated; date started; started; started on; start on; begin; begin date;"
        " beginning; commencement date; kick off; kick off date; planned start; planned start date;"
        " actual start; actual start date; project start; project start date; scheduled start; launch;"
        " launch date; operational date; date operational; operational since; date when operational;"
        " in operation since; in use since; date implemented; implementation date; date of implementation;"
        " implemented on; deployment date; date deployed; date of deployment; deployed on; production date;"
        " pilot start; pilot start date; ~initiation date; ~date of initiation; ~created; ~created on;"
        " ~date created; ~creation date; ~created date; ~date added; ~year; ~date submitted;"
        " ~submission date; ~date; startdatum; beginn; start geplant; anfang; anfangsdatum; beginndatum;"
        " projektstart; date debut; debut; date de debut; date de lancement; date de mise en service;"
        " lancement; fecha inicio; fecha de inicio; inicio; comienzo; data inicio; data de inicio;"
        " inicio previsto; startdato; oppstart; oppstartsdato; дата начала; начало; дата старта; старт;"
        " 开始时间; 开始日期; 起始时间; 启动时间; 开始; 启动日期; 计划开始时间"
    ),
    "target_on": (
        "target date; due date; due; due on; due by; deadline; end date; end; end on; finish; finish date;"
        " completion date; target completion; target completion date; expected completion;"
        " expected completion date; estimated completion date; planned completion; planned completion date;"
        " planned end; planned end date; planned finish; expected end date; scheduled end; project end;"
        " project end date; go live; go live date; target go live; planned go live; expected go live;"
        " live date; delivery date; target delivery date; eta; milestone date; target; target end date;"
        " complete by; date due; forecast end date; release date; enddatum; ende; ende geplant; zieldatum;"
        " fallig; fallig am; falligkeit; falligkeitsdatum; termin; frist; fertigstellung; projektende;"
        " abgabetermin; date fin; date de fin; fin; echeance; date cible; date limite; fecha fin;"
        " fecha de fin; fecha limite; fecha objetivo; vencimiento; fin; plazo; data fim; data de termino;"
        " data final; prazo; termino; sluttdato; slutt; frist; ferdig; ferdigdato; дата окончания; окончание;"
        " срок; срок выполнения; дата завершения; дедлайн; 结束时间; 结束日期; 完成时间; 预计完成时间;"
        " 截止日期; 截止时间; 计划完成时间; 上线时间; 完成日期"
    ),
    "rag": (
        "rag; rag status; rag rating; health; overall health; project health; health status; traffic light;"
        " colour rating; colour; overall rag; delivery confidence; delivery confidence assessment;"
        " delivery rag; dca; ampel; ampelstatus; feu; meteo; meteo projet; semaforo; trafikklys; светофор;"
        " 红绿灯; 健康状态"
    ),
    "rag_reason": (
        "rag reason; rag comment; rag commentary; status reason; rating comment; reason for rag; health comment; "
        "status comment; ampel begrundung; statusbegrundung"
    ),
    "tags": (
        "tags; labels; keywords; topic area; use case topic area; themes; schlagworte; stichworte; mots cles;"
        " etiquetas; palabras clave; nokkelord; теги; метки; ключевые слова; 标签; 关键词"
    ),
    "notes": (
        "notes; note; comments; comment; remarks; remark; additional information; additional notes;"
        " further information; other information; general comments; additional comments; bemerkung;"
        " bemerkungen; anmerkung; anmerkungen; kommentar; kommentare; notizen; hinweise; commentaire;"
        " commentaires; remarques; observations; comentario; comentarios; observaciones; notas; observacoes;"
        " kommentar; kommentarer; merknad; merknader; комментарий; комментарии; примечание; примечания;"
        " заметки; 备注; 注释; 说明备注; 评论"
    ),
}

BUSINESS_UNIT: dict[str, str] = {
    "name": (
        "business unit name; unit name; department name; division name; abteilung; departement; departamento; avdeling"
    ),
    "parent_id": "parent; parent unit; parent department; belongs to; reports to; part of; ubergeordnete einheit",
    "lead": "head; head of unit; lead; director; unit lead; department head; unit head; leitung; leiter; jefe; leder",
    "headcount": (
        "headcount; fte; ftes; employees; staff; number of employees; size; mitarbeiterzahl; effectif; plantilla"
    ),
    "champion_target": "champion target; people per champion; champions needed",
    "notes": "notes; comments; remarks; bemerkungen",
}

COMPONENT: dict[str, str] = {
    "name": (
        "component; component name; reusable component; reusable asset; asset name; artefact; building block;"
        " reusable library"
    ),
    "component_kind": "component type; asset type; component kind; artefact type; kind; type",
    "owner_id": "maintainer; component owner; asset owner; owner; maintained by",
    "maturity": "maturity; readiness; maturity level; trl",
    "is_published": "published; available; released; shared",
    "link": "link; url; repository; repo; location; source code; documentation link",
    "notes": "notes; comments; remarks; description",
}

DATA_SOURCE: dict[str, str] = {
    "name": (
        "data source; data source name; dataset; dataset name; data set; data asset; source system; database;"
        " table name"
    ),
    "owner_id": "data owner; data steward; steward; dataset owner; owner; custodian",
    "is_catalogued": "catalogued; in catalogue; registered; catalogue entry",
    "quality_percent": "quality; data quality; quality score; completeness",
    "refresh": "refresh; update frequency; refresh rate; refresh frequency; frequency; updated",
    "is_automated": "automated; pipeline automated; automated pipeline; pipeline",
    "notes": "notes; comments; remarks; description",
}
