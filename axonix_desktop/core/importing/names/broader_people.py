"""Further names of the fields of people, courses, checks and money (form: ``portfolio``)."""

from __future__ import annotations

from axonix_desktop.core.importing.names.broader import OWNER, PERSON, UNIT

_EMAIL = (
    "~contact detail; ~contact information; adresse email; adresse de messagerie;"
    " e mail dienstlich; email work; work email address; contact email address;"
    " emailadres; mailadres; epostadresse; indirizzo email; direccion de correo; correo institucional;"
    " endereco de email;"
    " email corporativo; email du participant; электронный адрес; адрес электронной почты; 电邮; 邮件地址"
)
_ROLE = (
    "job role; job position; business title; job role title; designation title; position title;"
    " occupation; staff category; job function;"
    " employee role; current role; worker type role; berufsbezeichnung; dienststellung; tatigkeit;"
    " stellenbezeichnung;"
    " intitule du poste; emploi; qualite; cargo puesto; puesto de trabajo; cargo funcao; funktion rolle;"
    " functie; ruolo;"
    " mansione; stillingstittel; профессия; 岗位名称"
)
_SINCE = (
    "ambassador since; in role since; appointment date; date of appointment; effective date;"
    " effective from; since when;"
    " ambassadeur depuis; date de debut; en poste depuis; embajador desde; nombrado el; desde cuando;"
    " botschafter seit;"
    " seit wann; ernannt am; multiplikator seit; sinds; dal; 任命时间"
)

BROADER_PEOPLE: dict[str, dict[str, str]] = {
    "enrolment": {
        "person_id": PERSON,
        "person_id.email": _EMAIL,
        "person_id.business_unit_id": UNIT + "; team name; branch name; location department; org unit name",
        "person_id.job_role": _ROLE,
        "course_id": (
            "training provided; training received;"
            " mandatory course; required course; required training; mandatory training; item title;"
            " learning content; learning activity; learning item title; content title; content name;"
            " learning"
            " object; learning title; activity name; activity title; course full name; course short name;"
            " class title;"
            " training course title; training title name; event name; event title; e learning title;"
            " e learning module;"
            " offering; offering title; program title; curriculum title; learning program; training attended;"
            " training"
            " course name; training item; training activity; name of course; name of training; title of training;"
            " topic of training; workshop name; seminar title; seminartitel; kursbezeichnung; schulungsbezeichnung;"
            " veranstaltung; veranstaltungstitel; massnahme; lernmodul; intitule de la formation;"
            " nom de la formation;"
            " titre de la formation; module de formation; nombre de la capacitacion; nombre del taller;"
            " tema de capacitacion; actividad formativa; modulo; accion formativa; nome do treinamento;"
            " titulo do curso;"
            " capacitacao; tema do treinamento; opplaeringstiltak; naam cursus; naam training; opleiding;"
            " titolo corso;"
            " nome del corso; titolo del corso; corso di formazione; наименование курса; тема обучения;"
            " название тренинга;"
            " 培训名称; 课程主题; 培训课题"
        ),
        "status": (
            "esito; esito finale; enrolment status; learner status; activity completion;"
            " completion state; attendance y n; present;"
            " present y n;"
            " present absent; attended y n; registration state; completed yes no; module status;"
            " learning enrolment status;"
            " transcript status; participated; certificate issued; teilgenommen ja nein; bestanden; anwesend;"
            " anwesenheit;"
            " abschlussstatus; present oui non; present e; etat avancement; realise; asistio; asiste; aprobado;"
            " completado;"
            " estado del curso; presente; concluido; aanwezig; aanwezigheid; deelgenomen; afgerond; oppmotestatus;"
            " presenza; completato; посетил; пройдено; 是否完成; 出勤情况"
        ),
        "percent": (
            "progress course; percent progress; course completion percent; completion percentage; avance curso"
        ),
        "score": (
            "course total; final mark; score percent; assessment score; best score; average score; post test;"
            " post test score;"
            " quiz result; test mark; grade percent; result percent; total score; overall score; ergebnis punkte;"
            " punkte gesamt;"
            " note finale; note obtenue; resultat du test; nota final; calificacion final; puntaje final;"
            " nota obtida;"
            " cijfer; voto finale; итоговая оценка; 考试成绩"
        ),
        "enrolled_on": (
            "assignment date; date assigned; registered; time started; enrol date; invited on; date inscrit"
        ),
        "due_on": (
            "required date; required by; required by date; target completion; must complete by; due by;"
            " completion due;"
            " completion deadline; training day; class start date; event start date; datum der schulung; kursdatum;"
            " schulungsdatum; datum schulung; veranstaltungsdatum; datum kurs; date de la formation; date de session;"
            " date prevue; fecha de capacitacion; fecha del taller; fecha de la formacion; fecha programada;"
            " data do curso; data prevista; data treinamento; datum training; datum cursus; data del corso;"
            " dato for opplaering; kursdato; дата тренинга; 上课日期"
        ),
        "completed_on": (
            "date trained; trained on; date attended; attendance date; completed date time;"
            " completed at; date passed; time completed;"
            " finished at;"
            " completion time; course completion date; training completion date; training completed date;"
            " completion date"
            " time; actual completion date; date of attendance; certificate date; date certified; beendet am;"
            " abschluss am; teilgenommen am; date de realisation; date de completion; date obtention; realise le;"
            " fecha de realizacion; fecha de completado; fecha completado; data conclusao; data de realizacao;"
            " afgerond op; datum voltooid; dato fullfort; data di completamento; дата прохождения; 培训完成日期"
        ),
        "expires_on": "valid till; certificate expiry; certificate valid until; retraining date; refresher date",
    },
    "champion": {
        "person_id": PERSON
        + (
            "; ambassador full name; champion full name; nominated person; nominated champion; privacy officer;"
            " security officer;"
            " data officer; chief ai officer; caio; ai lead; ai lead name; ai representative; key contact;"
            " primary contact;"
            " responsible contact; lead contact; contact full name; data steward; steward; coordinator;"
            " coordinator name;"
            " local lead; change champion; super user name; key user name; spoc name; focal person; network member;"
            " named contact; point of contact name; ki multiplikator; ki ansprechpartner; koordinator; beauftragter;"
            " referent ia; ambassadeur ia; contact principal; correspondant ia; embajador ia; enlace;"
            " persona de contacto;"
            " coordinador; ponto focal; coordenador; representante; contactpersoon; ambassadeur naam; kontakt;"
            " superbruker;"
            " referente ia; persona di contatto; координатор; контактное лицо; 协调员"
        ),
        "person_id.email": _EMAIL,
        "business_unit_id": (UNIT + "; represented department; represented team; represented area; directorate"),
        "role": (
            _ROLE + "; role in network; champion role title; network function; ambassador role; responsibility area"
        ),
        "status": (
            "network status; member status; membership status; current status; participation status; engagement status"
        ),
        "since_on": _SINCE,
    },
    "person": {"name": PERSON, "email": _EMAIL, "business_unit_id": UNIT, "job_role": _ROLE},
    "checklist_response": {
        "checklist_item_id": (
            "control activity; control activities; activity control; requirement statement; requirement title; req"
            " description; verification requirement; checklist point; checklist task; check description; check name;"
            " verification point; assessment item; audit question text; compliance requirement;"
            " regulatory requirement;"
            " legal requirement; obligation description; requirement detail; requirement question; point to check;"
            " things to check; points to verify; test objective; review question; go live criteria; go live task;"
            " readiness criteria; readiness question; acceptance criterion; deliverable task; action required item;"
            " shall statement; outcome statement; what needs to be done; anforderungstext; prufaspekt; prufkriterium;"
            " pruffrage; prufgegenstand; massnahmenbeschreibung; kontrollfrage; fragestellung; prufschritt;"
            " point a verifier;"
            " point de verification; points de controle; elements a verifier; question audit; mesure;"
            " exigence reglementaire;"
            " aspecto a evaluar; item a verificar; aspecto a verificar; requisito legal; pregunta de auditoria;"
            " elemento;"
            " item verificado; item de controle; requisito legal; verificacao; itens; kontrollsporsmal; tiltak;"
            " controlevraag; te controleren; aandachtspunt; normelement; punto di controllo; elemento di controllo;"
            " domanda di audit; requisiti; пункт проверки; проверяемый пункт; контрольный вопрос; критерий проверки;"
            " 检查要点; 检查标准; 审核内容; 控制点"
        ),
        "checklist_item_id.topic": (
            "~cl; control id no; control ref no; annex ref; annex control; annex a control; annex a ref; clause id;"
            " chapter name;"
            " chapter id; ref clause; clause ref; req id; req no; requirement ref; requirement no; tsc ref;"
            " criteria ref;"
            " criteria id; standard clause; iso clause; iso control; norm; norm clause; control area name;"
            " trust service"
            " category; trust service criteria; domain name; control domain name; function category; assessment area;"
            " process group; phase work area; control theme; block; themenbereich; themenfeld;"
            " kontrollbereich;"
            " norm kapitel; normkapitel; prufbereich; prufgebiet; thematique; article du rgpd; chapitre norme;"
            " clausula;"
            " apartado; control iso; anexo; bloque; clausula norma; bloco; clausula iso; kravomrade; hoofdstuk;"
            " artikel;"
            " onderdeel; clausola; capitolo; ambito; статья; глава; 条款; 章节号; 检查类别"
        ),
        "status": (
            "current tier; current maturity; current level; current score; current profile; maturity score;"
            " maturity rating;"
            " implemented y n partial; implemented y n; implementation y n; conformity status; conformance status;"
            " assessment outcome; valid; in compliance; fully compliant; go no go; ready; ready y n; readiness;"
            " readiness status;"
            " meets requirement; status of implementation; state of implementation; implementation state;"
            " test outcome;"
            " yes no partial; yes no n a; met not met; met y n; gap status; check completed; completed y n;"
            " rag status;"
            " erfullungsgrad; erfullt ja nein; ja nein; bewertung; umgesetzt ja nein; prufergebnis; reifegrad;"
            " konformitat;"
            " niveau de conformite; conforme oui non; oui non; etat de conformite; niveau de maturite; realise;"
            " cumple si no; si no; nivel de cumplimiento; estado de cumplimiento; nivel de madurez; implementado;"
            " conforme sim nao; sim nao; atendido; status de conformidade; nivel de maturidade; aplicado;"
            " oppfylt ja nei; ja nei; status oppfylt; voldoet ja nee; ja nee; geimplementeerd; volwassenheid;"
            " conforme;"
            " stato di conformita; livello di maturita; выполнено да нет; степень соответствия; 是否合格; 是否通过;"
            " 检查情况"
        ),
        "owner_id": OWNER + "; who is responsible; responsible department; responsible unit; accountable party",
        "due_on": (
            "erledigen bis; umsetzen bis; bis wann; a faire pour le; implementation date;"
            " planned implementation date; remediation date; remediation due; complete date target"
        ),
        "evidence": (
            "justification inclusion exclusion; justification exclusion; justification inclusion;"
            " reason for inclusion;"
            " evidence reference document; evidence document; evidence location; evidence link url;"
            " proof of compliance;"
            " evidence documentation; auditor remarks; reference document; document name; comments evidence;"
            " evidence observation; response comments; comments recommendation; answer explanation; description of"
            " implementation; current practice; how is it met; implementation description; implementation comment;"
            " anmerkung nachweis; nachweisdokument; dokumentation; erlauterung; begrundung bemerkung; ausfuhrung;"
            " elements de preuve; elements probants; document de reference; explication; constat; constats;"
            " evidencia documental; hallazgo; hallazgos; justificacion; soporte; evidencia objetiva; justificativa;"
            " constatacao; dokumentasjon bevis; begrunnelse; toelichting; bewijsstuk; onderbouwing; evidenze;"
            " riscontro;"
            " giustificazione; обоснование; замечания; свидетельства; 检查记录; 审核证据; 不符合说明"
        ),
    },
    "business_case_line": {
        "name": (
            "cost line; cost item description; budget category item; item name; item details; item description;"
            " cost head;"
            " budget head; head of expenditure; cost benefit item; cost or benefit item; cost heading; account name;"
            " expense description; expense type; kostenart; kostenpunkt; aufwandsart; budgetposition;"
            " leistungsposition;"
            " nature de la depense; type de depense; intitule de la depense; concepto de gasto;"
            " descripcion del gasto;"
            " item de gasto; concepto del costo; descricao da despesa; item de despesa; item de custo;"
            " elemento de custo;"
            " kostnadsart; kostensoort; kostenomschrijving; voce di spesa; descrizione costo; наименование затрат;"
            " вид затрат; вид расходов; 费用类别名称; 预算项目; 成本项目; 费用说明"
        ),
        "amount_minor": (
            "total eur; total usd; total gbp; amount eur; amount usd; amount gbp; cost eur; cost usd; budget eur;"
            " budget usd;"
            " total 3 year; three year total; five year total; total over period; total budget; total planned; total"
            " expenditure; total price; line total; extended cost; net amount; gross amount; amount requested;"
            " gesamt eur; kosten eur; betrag eur; gesamtpreis; plankosten; summe eur; montant total; montant ht;"
            " montant ttc;"
            " cout annuel; importe total; monto total; total general; costo anual; total anual; valor orcado;"
            " valor previsto;"
            " belop nok; totalt; totaalbedrag; totale kosten eur; importo totale; totale eur; общая стоимость;"
            ""
            " 总金额; 总费用; 预算总额"
        ),
        "period": (
            "fiscal period; budget year; month year; time period; haushaltsjahr; geschaftsjahr; exercice; ejercicio"
        ),
    },
}
