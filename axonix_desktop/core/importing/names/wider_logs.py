"""Names of risks, issues and checks in logs and checklists of many houses and languages (form: ``portfolio``).

English first, then German, French, Spanish, Portuguese, Italian, Dutch, Polish, Norwegian.
"""

from __future__ import annotations

from axonix_desktop.core.importing.names.broader import OWNER

_DUE = (
    "target close; expected resolution; expected resolution date; expected closure; expected closure date; "
    "planned closure; closure target; target closure date; action due; action due date; mitigation due; "
    "mitigation due date; mitigation deadline; treatment deadline; treatment due date; "
    "implementation deadline; date needed; resolution due; resolution target; revised due; revised due date; "
    "current due date; finish by; close by; umsetzung bis; umsetzungsfrist; erledigung bis; fallig bis; "
    "termin massnahme; zieltermin; date de mise en oeuvre; delai; date butoir; date prevue; "
    "a realiser avant; fecha compromiso; fecha comprometida; fecha de compromiso; fecha de implementacion; "
    "fecha prevista; fecha meta; fecha tope; data limite; data prevista; prazo para conclusao; "
    "data scadenza; entro il; termine; gereed voor; gereed op; gereed; uiterlijk; streefdatum; "
    "deadline actie; termin realizacji; data realizacji; frist tiltak; gjores innen; agreed date; "
    "agreed due date; commitment date; committed date; promised date; due on or before; fecha acordada; "
    "vereinbarter termin; data concordada; validate by; validation due; verify by; check by"
)
_OWNER = (
    "resolver; resolved by; resolution owner; assigned person; assigned owner; risk lead; action manager; "
    "mitigation lead; treatment owner; remediation owner; finding owner; responsible for action; issue lead; "
    "decision owner; umsetzungsverantwortlicher; massnahmenverantwortung; risikotrager; porteur du risque; "
    "porteur action; responsable action; propietario del riesgo; responsable del plan; responsable accion; "
    "responsable seguimiento; proprietario do risco; responsavel pelo risco; responsavel acao; "
    "titolare del rischio; responsabile rischio; eigenaar risico; verantwoordelijke persoon; "
    "wlasciciel ryzyka; odpowiedzialny za dzialanie; ansvarlig for tiltak; wer; qui; quien; quem; chi; wie"
)

WIDER_LOGS: dict[str, dict[str, str]] = {
    "raid": {
        "key": (
            "raid log id; finding id; finding no; log no; log ref; hazard id; hazard no; threat id; scenario id; "
            "assumption ref; dep id; dependency ref; decision id; action no; risiko nummer; no risque; id risque; "
            "id du risque; code risque; id del riesgo; no riesgo; cod riesgo; id do risco; codigo do risco; "
            "cod rischio; risico id; risiconr; nr ryzyka; risikoid"
        ),
        "entry_kind": ("r/a/i/d; raid classification; raid element; record type; log category; raid typ; raid item"),
        "title": (
            "finding; finding title; audit finding; observation title; risk that; there is risk that; "
            "uncertain event; decision; decision title; assumption statement; issue statement; blocker; impediment; "
            "risk short description; short risk description; risikokurzbeschreibung; titre du risque; "
            "titulo del riesgo; titolo rischio; nome del rischio; titel risico; risikonavn; ~knelpunt; ~observation"
        ),
        "description": (
            "finding detail; finding description; detailed description; cause and effect; cause and consequence; "
            "potential harm; harm description; consequence description; detailbeschreibung; ursache und wirkung; "
            "risikoursache; szenariobeschreibung; description detaillee; causes et consequences; "
            "descripcion detallada; causa y efecto; causas y consecuencias; descricao detalhada; causa e efeito; "
            "causas e consequencias; descrizione dettagliata; causa ed effetto; oorzaak en gevolg; opis szczegolowy; "
            "~context; ~background; ~harm; ~observation; ~causa raiz; ~scenario; ~threat scenario description"
        ),
        "use_case_id": (
            "model; model name; initiative; initiative id; initiative name; use case name; use case title; "
            "use case key; uc; uc id; related use case; linked use case; affected system; affected use case; "
            "system affected; affected model; ai application; ai tool; ai model; project ref; project code; "
            "project id; related project; ki system; ki anwendung; anwendungsfall; projekt; cas usage; systeme ia; "
            "projet; caso uso; sistema de ia; proyecto; projeto; iniciativa; sistema ia; progetto; toepassing; "
            "system ai; ~application; ~solution; ~workstream"
        ),
        "owner_id": f"{_OWNER}; {OWNER}",
        "probability": (
            "initial l; current l; inherent l; gross l; l score; p score; prob score; prob rating; "
            "likelihood before controls; likelihood pre controls; raw likelihood; raw probability; "
            "occurrence rating; occurrence score; probabilite brute; vraisemblance brute; probabilidad inherente; "
            "probabilidade inerente; probabilita inerente; kans score; ~w"
        ),
        "impact": (
            "initial c; current c; initial i; inherent i; gross i; initial s; inherent s; i score; "
            "impact before controls; impact pre controls; raw impact; inherent severity; harm severity; "
            "severity of harm; business impact rating; impact brut; gravite brute; impacto inherente; "
            "severidade inerente; impacto inerente; gravita inerente; impatto inerente; effect score; ~skutek"
        ),
        "response": (
            "mitigating control; mitigating factor; mitigating actions; mitigation notes; mitigation details; "
            "mitigation description; mitigation activities; planned mitigation; proposed mitigation; "
            "suggested mitigation; recommended mitigation; mitigation in place; controls in place; key controls; "
            "existing mitigation; current mitigation; agreed action; management action; management response; "
            "management action plan; remediation action; resolution notes; resolution details; resolution steps; "
            "workaround; plan of action; steps to mitigate; how managed; treatment actions; treatment measure; "
            "risk controls; risk reduction measure; massnahmenbeschreibung; massnahmenplan; praventive massnahmen; "
            "risikosteuerung; umgang mit risiko; mesures en place; mesures existantes; mesures prevues; "
            "actions prevues; plan de mitigation; plan de traitement; reponse au risque; plan de respuesta; "
            "acciones correctivas; accion correctiva; acciones previstas; plan de contingencia; "
            "tratamiento del riesgo; controles existentes; acoes previstas; acao corretiva; tratamento do risco; "
            "plano de contingencia; medidas mitigadoras; contromisura; misure di mitigazione; azioni previste; "
            "piano di azione; controlli esistenti; beheersing; actie; acties; mitigerende maatregel; tegenmaatregel; "
            "dzialania mitygujace; plan mitygacji; tiltaksplan; ~plan; ~acao; countermeasure plan"
        ),
        "raised_on": (
            "date reported; reported date; log date; opened date; open date; date found; found on; discovered on; "
            "discovery date; first identified; date first identified; entered on; erfassungsdatum; meldedatum; "
            "identifiziert am; erkannt am; date de detection; date de creation; date ouverture; identifie le; "
            "fecha de registro; fecha registro; fecha de apertura; fecha de deteccion; fecha reporte; "
            "data de registro; data de identificacao; data de abertura; data identificazione; data apertura; "
            "gemeld op; datum melding; data identyfikacji; data zgloszenia; meldt dato"
        ),
        "due_on": _DUE,
        "status": (
            "o/c; finding status; issue state; lifecycle status; workflow state; treatment status; "
            "mitigation status; remediation status; resolution status; state of risk; bearbeitungsstatus; "
            "massnahmenstatus; umsetzungsstand; statut action; etat avancement; estado de la accion; situacao atual; "
            "status da acao; stato azione; stato rischio; status maatregel; stand van zaken; status dzialania"
        ),
    },
    "checklist_response": {
        "use_case_id": (
            "use case name; use case title; use case key; uc; uc id; ai application; ai tool; ai model; model name; "
            "ki system; ki anwendung; anwendungsfall; cas usage; systeme ia; caso uso; sistema de ia; sistema ia; "
            "toepassing; system ai; ~solution; ~initiative; ~application"
        ),
        "checklist_item_id": (
            "due diligence question; assessment criterion; obligation text; provision; expectation; "
            "expected practice; control question; check question; checklist items; verification question; "
            "legal obligation; article requirement; entry criteria; exit criteria; gate criteria; gate criterion; "
            "definition of done; minimum requirement; minimum standard; practice statement; punto a verificar; "
            "puntos a verificar; obligacion; criterio de aceptacion; question de controle; critere evaluation; "
            "critere acceptation; point de vigilance; verpflichtung; pflicht; prufkriterien; kontrollpunkte; "
            "checkpunkt; abnahmekriterium; freigabekriterium; obrigacao; criterio de aceite; ponto de verificacao; "
            "ponto de controle; obbligo; adempimento; punto di verifica; verplichting; toetsvraag; criterium; wymog; "
            "obowiazek; pytanie kontrolne; kryterium; ~condition; ~aspecto"
        ),
        "checklist_item_id.topic": (
            "risk domain; ai act chapter; chapter article; requirement group; control set; trustworthy ai principle; "
            "ethics principle; checklist section; checklist area; themenblock; handlungsfeld; axe; volet; pilier; "
            "principe; eje; bloque tematico; principio; pilar; dimensao; area tematica; zasada; ~requirement type; "
            "~principle name"
        ),
        "status": (
            "assessor rating; reviewer rating; answer y n; response y n; tick; tick when done; conclusion; "
            "adherence; level of implementation; degree of implementation; implementation degree; fulfilment; "
            "fulfilment status; erfullung; erfullungsstatus; umsetzung; abgehakt; statut de conformite; "
            "niveau de mise en oeuvre; conforme o n; fait o n; realise o n; cumple s n; nivel de implementacion; "
            "estado de implementacion; grado de cumplimiento; implementado s n; verificado; atende s n; "
            "atende sim nao; nivel de implementacao; grau de atendimento; status de implementacao; conforme s n; "
            "soddisfatto; stato di attuazione; grado di conformita; verificato; voldaan; voldoet j n; "
            "status naleving; mate van implementatie; gerealiseerd; zgodnosc; status zgodnosci; spelnione; tak nie; "
            "oppfyllelse; ~evaluation; ~coverage; ~check"
        ),
        "owner_id": _OWNER,
        "due_on": _DUE,
        "evidence": (
            "explanation; proof link; evidence url; evidence file; supporting document; artefact link; "
            "record reference; where documented; documented in; document link; evidence and notes; nachweis link; "
            "nachweis ablage; fundstelle; piece justificative; pieces justificatives; preuve de conformite; "
            "lien preuve; documents de reference; soporte documental; documento de soporte; documentacion; "
            "evidencia de cumplimiento; link da evidencia; documento comprobatorio; comprovacao; "
            "evidenza documentale; documentazione; documento di riferimento; vindplaats; bewijsmateriaal; "
            "documentatie; dowody; dokumentacja; ~verweis; evidence ref; evidence id; evidence location; "
            "comments justification; justification comments"
        ),
        "signed_off_on": (
            "approved on; date of approval; accepted on; signed on; freigegeben am; geprueft am; gepruft am; "
            "approuve le; aprobado el; aprovado em; approvato il; goedgekeurd op"
        ),
        "signed_off_by": (
            "approver name; accepted by; freigegeben von; freigabe durch; approuve par; aprobado por; aprovado por; "
            "approvato da; goedgekeurd door"
        ),
    },
}
