"""Names of the fields of risks, checklists, incidents and money in other people's trackers (form: ``portfolio``)."""

from __future__ import annotations

_NOTES = (
    "notes; note; comments; comment; remarks; remark; bemerkung; bemerkungen; anmerkungen; kommentar; commentaire; "
    "commentaires; comentarios; observaciones; observacoes; kommentarer; комментарий; примечание; 备注"
)
_OWNER = (
    "owner; responsible; responsible person; person responsible; responsible party;"
    " responsible team person; responsible team; responsible individual; responsibility; accountable;"
    " assigned to; assignee; in charge; person in charge; lead; who; verantwortlich; verantwortlicher;"
    " zustandig; eigentumer; responsable; proprietaire; pilote; dueno; encargado; propietario;"
    " responsavel; dono; ansvarlig; eier; ответственный; владелец; исполнитель; 负责人; 责任人; 执行人"
)
_DUE = (
    "due date; due; due on; date due; deadline; target date; target completion date;"
    " target resolution date; complete by; due by; planned completion date; completion date;"
    " resolution date; fallig; fallig am; falligkeit; termin; frist; bis wann; zieldatum; echeance;"
    " date limite; date cible; fecha limite; plazo; vencimiento; fecha objetivo; prazo; frist; срок;"
    " срок исполнения; дата; 截止日期; 完成时间; 计划完成日期"
)

_CHECKED_ITEM = (
    "control title; checklist questions; audit check; audit item; audit criteria; steps; step; to do; todo;"
    " action items; test case; test step; evaluation criteria; item to check; items to check; inspection item;"
    " verification item; "
    "check list item; safeguard title; clause title; subcategory; obligation; principle statement; indicator; "
    "~sub control; ~objective; ~standard; ~procedure; ~details; ~what; ~element; ~policy statement"
)
_CHECKED_TOPIC = (
    "control category; control group; requirement area; section name; section title; category name; article title; "
    "focus area; theme area; lifecycle phase; risk area; ~phase; ~stage; ~standard; ~annex; ~module; ~component; "
    "~type; ~level; ~framework; ~requirement no; ~item id; ~step no; ~question no; ~check id"
)
_CHECKED_STATUS = (
    "y n; yes no na; y n na; compliant y n; status y n; compliant non compliant; pass fail na; check mark; ok; "
    "audit result; finding status; compliance rating; implementation level; control effectiveness; current status; "
    "level of compliance; compliance score; self assessment; assessment status; review status; verdict; ~yes; ~applies"
)
_CHECKED_EVIDENCE = (
    "auditor comments; audit comments; auditor notes; reviewer comments; additional comments; implementation notes; "
    "implementation details; how implemented; description of evidence; evidence notes; evidence comments; "
    "audit findings; observation comments; comments observations; notes comments; ~explanation; ~references; "
    "~reference documents; ~source; ~link; ~links; ~url; ~action required; ~corrective action; ~remediation"
)

RAID: dict[str, str] = {
    "key": (
        "risk id; risk no; risk number; risk ref; risk reference; risk code; raid id; raid no; issue id;"
        " issue no; issue number; assumption id; dependency id; action id; log id; entry id; id; ref; ref id;"
        " reference; reference number; no; item no; item number; unique id; code; ~sl no; ~s no; ~sr no;"
        " ~serial no; ~key; ~item; nr; risiko nr; risikonummer; lfd nr; kennung; numero; identifiant;"
        " numero risque; codigo; id riesgo; codigo del riesgo; identificador; id risco; risikonr; номер;"
        " номер риска; код риска; 编号; 序号; 风险编号"
    ),
    "entry_kind": (
        "raid type; raid category; raid; entry type; log type; type of entry; risk or issue; risk issue;"
        " raid item type; item type; risk type; art; typ; tipo; type"
    ),
    "title": (
        "risk; risk title; risk name; name of risk; title; name; risk event; event; risk item; risk scenario;"
        " hazard; threat; challenge; challenges; concern; risk summary; issue; issue title; issue name;"
        " issue summary; assumption; dependency; short description; summary; headline; identified risk;"
        " key risk; potential risk; risk factor; failure mode; ~topic; risiko; risikobezeichnung; risikoname;"
        " risikoereignis; gefahrdung; gefahr; titel; bezeichnung; risque; intitule; intitule du risque;"
        " nom du risque; evenement; danger; riesgo; riesgo identificado; nombre del riesgo; nombre; titulo;"
        " evento; amenaza; peligro; risco; nome do risco; evento de risco; ameaca; hendelse;"
        " uonsket hendelse; navn; tittel; trussel; риск; событие; рисковое событие; наименование риска;"
        " название риска; угроза; опасность; 风险; 风险名称; 风险事件; 风险项; 问题; 风险点"
    ),
    "description": (
        "description; risk description; description of risk; risk statement; risk detail; risk details;"
        " details; detail; issue description; description of issue; problem description;"
        " assumption description; dependency description; underlying risk; risk explanation;"
        " full description; threat description; scenario description; what could go wrong;"
        " ~vulnerability description; ~vulnerability; ~cause; ~causes; ~risk cause; ~root cause;"
        " ~potential cause; ~consequence; ~consequences; ~effect; ~effects; ~potential effect;"
        " ~risk consequence; ~description of impact; ~impact description; ~trigger; ~triggers; ~problem;"
        " ~residual risk description; beschreibung; risikobeschreibung; erlauterung; ~ursache; ~ursachen;"
        " ~auswirkung; ~auswirkungen; ~folgen; description du risque; descriptif; ~cause; ~consequences;"
        " descripcion; descripcion del riesgo; detalle; ~causa; ~consecuencia; ~consecuencias; descricao;"
        " descricao do risco; detalhe; beskrivelse; risikobeskrivelse; ~arsak; ~konsekvenser; описание;"
        " описание риска; ~причина; ~последствия; ~риск; 描述; 风险描述; 说明; ~原因; 问题描述; 详细描述"
    ),
    "use_case_id": (
        "use case; ai use case; use case id; project; project name; ai system; ai system name; system;"
        " system name; 项目"
    ),
    "owner_id": (
        _OWNER + "; risk owner; control owner; issue owner; mitigation owner; response owner; owned by; ~action owner;"
        " ~owner of action; risikoeigner; risikoverantwortlicher; proprietaire du risque;"
        " responsable del riesgo; dueno del riesgo; dono do risco; risikoeier; владелец риска; 风险负责人;"
        " 风险责任人"
    ),
    "probability": (
        "probability; likelihood; likelihood rating; probability rating; likelihood score; probability score; "
        "likelihood level; probability level; likelihood of occurrence; probability of occurrence; chance; "
        "chance of occurrence; occurrence; inherent likelihood; inherent probability; initial probability; "
        "initial likelihood; current likelihood; current probability; gross likelihood; likelihood probability; "
        "pre mitigation likelihood; ~frequency; ?residual likelihood; ?residual probability; ?new likelihood; "
        "?target likelihood; ?controlled probability; eintrittswahrscheinlichkeit; auftrittswahrscheinlichkeit; "
        "wahrscheinlichkeit; haufigkeit; probabilite; vraisemblance; occurrence; frequence; probabilidad; "
        "probabilidad de ocurrencia; ocurrencia; probabilidade; probabilidade de ocorrencia; sannsynlighet; "
        "вероятность; вероятность возникновения; вероятность наступления; 概率; 可能性; 发生概率; 发生可能性"
    ),
    "impact": (
        "impact; impact rating; impact score; impact level; severity; severity rating; severity score;"
        " severity of impact; consequence rating; consequence score; business impact; magnitude;"
        " magnitude of impact; potential impact; inherent impact; initial impact; current impact;"
        " gross impact; pre mitigation impact; impact severity; risk impact; degree of impact; damage;"
        " ~consequence; ~effect; ~gravity; ?residual impact; ?new severity; ?new impact; ?target impact;"
        " ?controlled impact; ?residual severity; auswirkungsgrad; schadensausmass; schadenshohe; schaden;"
        " schweregrad; gefahrdungsgrad; tragweite; auswirkung; auswirkungen; schwere; bedeutung; gravite;"
        " impact potentiel; severite; criticite; impacto; gravedad; severidad; nivel de impacto; gravidade;"
        " severidade; konsekvens; konsekvensgrad; alvorlighet; alvorlighetsgrad; влияние;"
        " степень серьезности; тяжесть; ущерб; воздействие; степень влияния; серьезность; последствия; 影响;"
        " 影响程度; 严重程度; 严重性; 影响等级; 损失程度"
    ),
    "response": (
        "mitigation; mitigations; mitigation plan; mitigation strategy; mitigation action;"
        " mitigation actions; mitigation measure; mitigation measures; mitigation steps; mitigation approach;"
        " mitigation controls; risk mitigation; mitigation response; how to mitigate; response;"
        " response plan; response strategy; response action; risk response; risk response plan;"
        " potential response; potential responses; planned response; action plan; action; actions;"
        " action required; actions required; action taken; action to be taken; planned action; treatment;"
        " risk treatment; treatment plan; risk treatment plan; risk treatment description;"
        " treatment description; treatment measures; control; controls; control measure; control measures;"
        " recommended control; recommended controls; recommended action; recommended actions; recommendation;"
        " recommendations; proposed control; proposed controls; proposed action; additional control;"
        " additional controls; planned controls; preventive action; preventive actions; preventative action;"
        " preventative actions; preventive measures; prevention; counter measure; counter measures;"
        " countermeasure; countermeasures; corrective action; corrective actions; ~resolution;"
        " resolution action; resolution plan; resolution follow up; follow up; comments resolution;"
        " remediation; remediation plan; remedial action; risk strategy; next steps; solution; ~strategy;"
        " ~contingency; ~contingency plan; ~contingency action; ~contingency actions; ~fallback plan;"
        " ~existing controls; ~existing control; ~current controls; ~current control; ~safeguards;"
        " ~treatment option; ~treatment action; massnahme; massnahmen; gegenmassnahme; gegenmassnahmen;"
        " risikobehandlung; praventivmassnahmen; vorbeugende massnahmen; losung; losungen; abhilfe; mesure;"
        " mesures; plan action; traitement; mesures de mitigation; actions correctives; attenuation;"
        " mesures preventives; mitigacion; estrategia de mitigacion; plan de mitigacion; medidas;"
        " medidas de mitigacion; acciones; ~accion; plan de accion; respuesta; controles; tratamiento;"
        " mitigacao; plano de mitigacao; plano de acao; medidas; acoes; tratamento; tiltak;"
        " forebyggende tiltak; risikoreduserende tiltak; mottiltak; меры; мероприятия; план реагирования;"
        " реагирование; меры по снижению; план на непредвиденный случай; способ реагирования;"
        " план мероприятий; контрмеры; 应对措施; 缓解措施; 对策; 应对策略; 解决方案; 措施; 控制措施;"
        " 预防措施; 应对方案"
    ),
    "raised_on": (
        "date raised; raised on; date identified; identified on; identification date; date logged; logged on;"
        " date opened; opened on; date added; date reported; reported on; date created; erfasst am;"
        " gemeldet am; date identification; fecha de identificacion; registrert dato; дата выявления;"
        " 提出日期; 识别日期; 登记日期"
    ),
    "due_on": _DUE,
    "status": (
        "status; state; risk status; issue status; current status; open closed; status of risk; raid status;"
        " action status; status open closed; stand; zustand; statut; etat; estado; estado del riesgo;"
        " estatus; situacao; tilstand; статус; состояние; статус риска; 状态; 风险状态; 当前状态"
    ),
    "notes": _NOTES,
}

CHECKLIST_RESPONSE: dict[str, str] = {
    "use_case_id": (
        "use case; ai use case; use case id; system; ai system; system name; project; project name; applies to; model"
    ),
    "checklist_item_id.topic": (
        "topic; category; section; area; main area; domain; control domain; control area; chapter; theme;"
        " group; control family; family; pillar; principle; audit area; audit area process; process area;"
        " process; function; workstream; requirement category; dimension; heading; subject; ~sub area;"
        " ~sub category; ~subcategory; ~main control; ~control number; ~control no; ~control id;"
        " ~control ref; ~clause; ~clause number; ~clause no; ~clause reference; ~clause control number;"
        " ~article; ~requirement id; ~requirement number; ~ref id; ~ref; ~reference; ~id; ~no; ~code;"
        " ~audit technique; ~item no; ~name; ~title; bereich; kategorie; thema; abschnitt; kapitel; prozess;"
        " domaine; categorie; rubrique; section; chapitre; categoria; dominio; seccion; capitulo; tema; area;"
        " secao; omrade; kategori; kapittel; раздел; категория; область; 类别; 领域; 分类; 章节; 主题"
        + "; "
        + _CHECKED_TOPIC
    ),
    "checklist_item_id": (
        "item; checklist item; check item; check; check point; checkpoint; checklist; checklist question;"
        " question; questions; audit question; assessment question; compliance question; compliance inquiry;"
        " inquiry; requirement; requirements; requirement text; requirement description; control; controls;"
        " control description; control clauses; control clause; control text; control statement;"
        " control requirement; control name; control objective; security control;"
        " information security control; criteria; criterion; acceptance criteria; assessment criteria;"
        " statement; task; task description; activity; action item; action; what to check; verification;"
        " safeguard; practice; best practice; measure; auditable item; observation procedure;"
        " item description; test; policy statement; guideline; subcategory description; ~description; ~text;"
        " ~clause text; ~name; ~title; prufpunkt; prufung; anforderung; anforderungen; frage; kontrolle;"
        " kontrollpunkt; kriterium; aufgabe; massnahme; exigence; exigences; question; point de controle;"
        " controle; critere; requisito; requisitos; pregunta; punto de control; criterio; actividad;"
        " exigencia; pergunta; item de verificacao; krav; sporsmal; kontroll; kontrollpunkt; sjekkpunkt;"
        " требование; требования; вопрос; пункт; контроль; критерий; 检查项; 检查内容; 要求; 问题; 检查项目;"
        " 控制要求; 检查点" + "; " + _CHECKED_ITEM
    ),
    "status": (
        "status; compliance; compliant; is compliant; compliance status; compliance level;"
        " implementation status; implementation level; implementation; answer; response; result; done;"
        " complete; completed; yes no; current state; current status; state; assessment; assessment result;"
        " conformity; conformance; conforms; implemented; verified; verification status; fulfilled; met;"
        " requirement met; in place; auditor rating; individual auditor rating; rating; check result;"
        " test result; pass fail; maturity; maturity level; progress; control status; checked; check status;"
        " completion status; achieved; ~applicable; ~score; ~outcome; ~sub control; erfullt; umgesetzt;"
        " erledigt; ergebnis; umsetzungsstatus; antwort; konform; umsetzungsgrad; statut; conforme;"
        " conformite; reponse; etat; resultat; fait; estado; cumple; cumplimiento; respuesta; resultado;"
        " conformidad; atende; resposta; situacao; conformidade; oppfylt; svar; resultat; ferdig; utfort;"
        " статус; соответствие; выполнено; ответ; результат; 状态; 是否符合; 结果; 符合性; 完成情况;"
        " 检查结果; 是否完成" + "; " + _CHECKED_STATUS
    ),
    "reason": (
        "reason; reason for status; reason not applicable; reason for exclusion; ausschlussgrund; begrundung; motif"
    ),
    "owner_id": _OWNER + "; control owner; item owner; action owner; task owner; auditor; completed by",
    "due_on": _DUE,
    "evidence": (
        "evidence; evidence link; evidence provided; evidence reference; objective evidence;"
        " supporting evidence; audit evidence; evidence required; proof; documentation; supporting documents;"
        " supporting documentation; document; documents; document reference; artefact; artefacts; artifacts;"
        " deliverable; deliverables; expected deliverable; expected deliverables; attachment;"
        " link to evidence; comments; comment; notes; note; remarks; remark; justification; rationale;"
        " notes justification; policy; ~findings; ~finding; ~observation; ~observations; ~recommendation;"
        " ~recommendations; ~gap; ~gap identified; ~guidelines; ~guidance; ~more info; ~more information;"
        " ~other document; ~additional documentation; ~justification for inclusion exclusion; nachweis;"
        " nachweise; beleg; bemerkung; bemerkungen; kommentar; begrundung; dokument; preuve; preuves;"
        " commentaire; commentaires; remarques; justificatif; evidencia; evidencias; comentarios;"
        " observaciones; observacion; prueba; evidencia; evidencias; comentario; bevis; dokumentasjon;"
        " kommentarer; merknad; доказательство; подтверждение; комментарий; примечание; 证据; 备注; 说明;"
        " 佐证材料; 证明材料" + "; " + _CHECKED_EVIDENCE
    ),
    "signed_off_by": (
        "signed off by; approved by; approver; reviewer; reviewed by; verified by; checked by; gepruft von"
    ),
    "signed_off_on": (
        "signed off on; sign off date; approval date; date approved; date reviewed; verified on; date checked"
    ),
}

CHECKLIST_ITEM: dict[str, str] = {
    "code": "item id; item code; control id; requirement id; id; code; ref",
    "topic": CHECKLIST_RESPONSE["checklist_item_id.topic"],
    "text": CHECKLIST_RESPONSE["checklist_item_id"],
    "guidance": (
        "guidance; guidelines; implementation guidance; more info; how to; explanation; suggested actions; hinweise"
    ),
    "evidence_wanted": (
        "evidence required; required evidence; expected deliverables; deliverables; documentation required"
    ),
    "applies_to": "applies to; applicability; scope; applicable to; relevant for",
    "cadence": "frequency; cadence; review frequency; interval",
}

INCIDENT: dict[str, str] = {
    "key": "incident id; incident no; incident number; ticket; ticket no; case number; vorfallnummer",
    "use_case_id": "use case; system; ai system; application; affected system; affected application; model",
    "summary": (
        "incident; incident title; incident summary; incident description; what happened; vorfall; incidente; hendelse"
    ),
    "severity": "severity; incident severity; impact level; criticality; schweregrad; gravedad; gravite; alvorlighet",
    "detected_at": (
        "detected; detected on; detected at; date detected; incident date; date of incident; occurred on; occurred"
    ),
    "contained_at": "contained; contained on; date contained; mitigated on",
    "resolved_at": "resolved; resolved on; resolved at; date resolved; resolution date; closed on; date closed",
    "root_cause": "root cause; cause; root cause analysis; ursache; cause racine; causa raiz; arsak",
    "lesson": (
        "lesson; lesson learned; lessons learned; lessons learnt; learning; corrective action; preventive action"
    ),
}

READINESS_ITEM: dict[str, str] = {
    "use_case_id": "use case; project; system",
    "dimension": "dimension; readiness dimension; pillar; readiness area",
    "item": "readiness item; capability; criterion; assessment item; readiness criterion; indicator",
    "score": "score; maturity; maturity score; readiness score; maturity level; current maturity; readiness level",
    "evidence": "evidence; comment; comments; rationale",
    "assessed_by": "assessor; assessed by; scored by; rated by",
    "assessed_on": "assessed on; assessment date; date assessed",
}

BUSINESS_CASE_LINE: dict[str, str] = {
    "use_case_id": "use case; use case id; related project; for project",
    "name": (
        "item; cost item; cost description; cost element; cost name; cost component; cost category; benefit;"
        " benefit description; benefit name; benefit item; line item; line; budget item; budget line;"
        " description; position; expense; expense item; expense category; expenditure; resource;"
        " resource name; work package; activity; task; ~category; ~project name; ~project; ~name; ~component;"
        " kostenposition; position; posten; bezeichnung; kostenstelle; kostenbeschreibung; ausgabe; leistung;"
        " poste; poste de depense; designation; libelle; depense; concepto; partida; rubro; descripcion;"
        " item de costo; rubrica; despesa; kostnadspost; post; utgift; статья; статья расходов; наименование;"
        " 费用项目; 科目; 明细; 支出项目; 费用名称"
    ),
    "line_kind": (
        "cost type; cost or benefit; benefit type; line type; type of cost; kind; type; kostenart; tipo de costo"
    ),
    "amount_minor": (
        "amount; cost; costs; total; total cost; total costs; total amount; value; price; total price; sum;"
        " subtotal; estimated cost; planned cost; planned amount; budget; budgeted amount; budget amount;"
        " actual cost; annual cost; benefit amount; benefit value; savings; total benefit; net benefit;"
        " total value; grand total; expense amount; ~unit cost; ~unit price; ~expenditure; kosten; betrag;"
        " summe; gesamtkosten; gesamt; preis; gesamtbetrag; montant; cout; couts; cout total; total; prix;"
        " monto; importe; costo; coste; costo total; precio; valor; valor total; custo; custo total; preco;"
        " belop; kostnad; kostnader; sum; pris; сумма; стоимость; итого; затраты; цена; 金额; 费用; 合计;"
        " 总价; 总成本; 成本; 预算金额"
    ),
    "period": (
        "period; year; month; quarter; fiscal year; financial year; frequency; date; recurrence; jahr; monat;"
        " zeitraum; periode; annee; mois; periode; ano; mes; periodo; ano fiscal; ar; maned; год; месяц;"
        " период; 年份; 月份; 期间"
    ),
    "per_user_minor": "cost per user; per user; price per user; unit cost per user",
    "low_minor": "low; minimum; low estimate; optimistic; best case",
    "high_minor": "high; maximum; high estimate; pessimistic; worst case",
    "notes": _NOTES + "; assumptions; rationale",
}

ACTUAL: dict[str, str] = {
    "use_case_id": "use case; use case id; project",
    "month_on": "month; period; reporting month; booking month; monat; mois; mes; maned; месяц; 月份",
    "line": "line; cost line; benefit line; cost type",
    "planned_minor": (
        "planned; plan; planned amount; budget; budgeted; soll; prevu; presupuestado; budsjettert; план; 计划"
    ),
    "actual_minor": "actual; actuals; actual amount; realised; spent; ist; reel; real; faktisk; факт; 实际",
    "notes": _NOTES,
}

STEERING_ACTION: dict[str, str] = {
    "steering_meeting_id": "meeting; meeting date; raised in meeting",
    "text": "action item; action; action description; agreed action; task; follow up action",
    "owner_id": "action owner; owner; assigned to; responsible",
    "due_on": "action due date; due; due date; deadline",
    "status": "action status; status",
}
