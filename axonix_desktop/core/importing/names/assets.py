"""Names of courses, readiness, components and data sources in further tools and languages (form: ``portfolio``)."""

from __future__ import annotations

_OWNER = (
    "owner; maintainer; contact; contact person; responsible; responsible person; product owner; "
    "technical owner; accountable; custodian; steward; verantwortlich; verantwortlicher; "
    "ansprechpartner; eigentumer; responsable; proprietaire; proprietario; propietario; dueno; "
    "encargado; responsavel; ansvarlig; eier; ejer; agare; ansvarig; eigenaar; responsabile; referente; "
    "wlasciciel; vlastnik; ответственный; владелец; 负责人; 担当者; tech lead; owned by; product manager; "
    "beheerder; ~lead; ~team"
)
_UNIT = (
    "business unit; department; division; unit; directorate; owning department; owning unit; "
    "domain owner unit; abteilung; bereich; organisationseinheit; service; direction; departement; "
    "departamento; area; unidad; setor; avdeling; afdeling; avdelning; reparto; ~team; ~domain; "
    "~organisation; ~office"
)
_DESCRIBED = (
    "notes; comments; remarks; description; bemerkung; bemerkungen; beschreibung; kommentar; "
    "commentaire; commentaires; comentarios; descripcion; descricao; observaciones; beskrivelse; "
    "merknad; purpose"
)
_LINK = (
    "link; url; repository url; repo url; git url; documentation; documentation url; endpoint; wiki; "
    "wiki page; confluence; git; source; source repository; lien; enlace; lenke; homepage; registry url; "
    "where; ablage; ablageort; docs; docs url; readme; repository link; repo link; source link; "
    "documentation link; code link"
)
_LEVEL = (
    "level; course level; skill level; difficulty; difficulty level; proficiency level; niveau; stufe; "
    "nivel; nivel de dificultad; niva; livello; nivel de habilidade; kompetenzstufe; schwierigkeitsgrad; "
    "proficiency; expertise level"
)
_REFRESH = (
    "refresh; refresh cadence; refresh schedule; refresh cycle; refresh interval; update; update cycle; "
    "update schedule; update interval; update cadence; load frequency; load schedule; "
    "frequency of update; frequency of refresh; cadence; data frequency; delivery frequency; "
    "aktualisierung; aktualisierungsfrequenz; aktualisierungsintervall; frequenz; turnus; frequence; "
    "frequence de mise a jour; mise a jour; frecuencia; frecuencia de actualizacion; actualizacion; "
    "periodicidad; atualizacao; frequencia de atualizacao; periodicidade; oppdatering; "
    "oppdateringsfrekvens; aggiornamento; frequenza; actualisatie; latency; ~timeliness; ~schedule; "
    "how often updated; how often refreshed; refreshed; frequenza aggiornamento; verversing"
)

ASSETS: dict[str, dict[str, str]] = {
    "course": {
        "code": (
            "code; course no; course number; course id; item id; learning id; kursnummer; kurs nr; kurskode; "
            "kursnr; code formation; code du cours; codigo; codigo del curso; codigo do curso; offering id; "
            "catalogue id; ref; codice corso; codice; cursuscode; kurs id; kursid; schulungs id; module no; "
            "module number; modul nr"
        ),
        "title": (
            "title; training; training name; learning course; learning item; item title; learning title; "
            "course offering; workshop; workshop title; e learning; seminar; kurstitel; kursname; kursnavn; "
            "schulung; schulungstitel; lehrgang; titel; intitule; intitule du cours; intitule formation; "
            "formation; cours; titre; nombre del curso; nombre curso; curso; titulo; capacitacion; "
            "nome do curso; treinamento; corso; titolo; cursus; kurs; opplaering; offering; badge; "
            "certification; ~name; ~program; ~session; program title; program; titolo corso; nome del corso; "
            "nome corso; opleiding"
        ),
        "topic": (
            "subject matter; topics; track; area; domain; pillar; themengebiet; thema; kategorie; bereich; "
            "theme; thematique; domaine; tema; categoria; area tematica; emne; argomento; onderwerp; stream; "
            "learning path; themenfeld; themenbereich; fachgebiet"
        ),
        "level": _LEVEL,
        "role_families": (
            "audience; intended audience; mandatory for; for whom; who; roles; role; target role; target roles; "
            "target population; applicable role; participants; required for; zielgruppe; zielgruppen; fur wen; "
            "public cible; public; publico objetivo; dirigido a; destinatarios; publico alvo; malgruppe; "
            "doelgroep; destinatari; job role; job family; role family; ~department; for; intended for; open to; "
            "suitable for; aimed at; per chi; voor wie"
        ),
        "is_mandatory": (
            "mandatory y n; mandatory optional; required y n; obligatory; compulsory y n; pflichtkurs; "
            "pflichtschulung; verpflichtend; obligatoire; obligatorio; obrigatorio; obligatorisk; verplicht; "
            "obbligatorio; must do; compliance course; mandated; is required; must take; obbligatoria"
        ),
        "is_literacy": (
            "ai literacy; counts as ai literacy; literacy; ai literacy course; ki kompetenz; article 4; art 4"
        ),
        "duration_hours": (
            "duration in hours; hours duration; estimated duration; est duration; course duration; effort; "
            "effort hours; length in hours; learning hours; time; total hours; credit hours; dauer std; "
            "dauer in stunden; stunden; aufwand; duree heure; duree; heures; nombre heures; duracion horas; "
            "horas; carga horaria; varighet timer; timer; duur; durata; ore; 学时; 课时; durata ore; duur uren; "
            "run time; time h"
        ),
        "validity_months": (
            "valid for months; validity period; renewal months; renewal period; frequency months; "
            "retraining interval; refresh months; refresher interval; gultigkeit; gultigkeit monate; "
            "gultig monate; validite; validite mois; vigencia; vigencia meses; validade; validade meses; "
            "gyldighet; recurrence months; expires after months; repeat every months; repeat every; "
            "retake after months; valid months"
        ),
        "provider": (
            "platform; delivered by; facilitator; teacher; tutor; host; supplier; offered by; author; organiser; "
            "anbieter; trainer in; referent; dozent; organisme; formateur; prestataire; fournisseur; proveedor; "
            "instructor; formador; fornecedor; leverandor; kursholder; aanbieder; fornitore; docente; source; "
            "partner"
        ),
        "notes": _DESCRIBED
        + ("; course description; learning objective; learning objectives; content; prerequisites note"),
    },
    "readiness_item": {
        "use_case_id": (
            "use case; use case id; use case name; use case key; uc id; uc; ai use case; ai system; system name; "
            "initiative; anwendungsfall; ki system; cas usage; caso uso; ~solution"
        ),
        "dimension": (
            "dimension; dimension name; readiness dimension; maturity dimension; readiness area; maturity area; "
            "pillar; maturity domain; readiness domain; readiness category; dimensao; dimensjon; dimensione; "
            "dimensie; reifegraddimension; ~domain; ~area; ~category; ~theme; ~axis; ~axe; ~bereich; "
            "~handlungsfeld; ~domaine; ~ambito; ~pilar; ~pilier; ~saule; ~focus area; ~section; ~function; "
            "~kategorie; ~categoria; ~topic; handlungsfeld; readiness topic; gestaltungsfeld"
        ),
        "item": (
            "criteria; sub dimension; subdimension; dimension item; readiness question; maturity question; "
            "survey question; sub criterion; kriterium; kriterien; critere; criterio; indikator; indicateur; "
            "indicador; fahigkeit; capacite; capacidad; practice; enabler; success factor; ~question; "
            "~statement; ~item; ~requirement; ~frage; ~aussage; ~enonce; ~affirmation; ~pregunta; ~afirmacion; "
            "~element; ~factor; ~aspect; ~aspekt; ~sub category; ~subcategory; ~topic; ~kriterie; ~sporsmal; "
            "~pergunta; criterio valutazione; capability assessed; ~vraag; ~domanda; ~affermazione"
        ),
        "score": (
            "current score; current level; current rating; current maturity; current maturity level; "
            "as is maturity; as is; as is score; as is level; actual score; self score; self assessment score; "
            "readiness; readiness percent; percent ready; readiness rating; score out; score percent; reifegrad; "
            "reifegradstufe; ist reifegrad; niveau de maturite; nivel de madurez; nivel de maturidade; madurez; "
            "maturite; modenhet; volwassenheid; ~rating; ~level; ~response; ~answer; ~note; ~puntuacion; "
            "~puntaje; ~punkte; ~bewertung; ~evaluation; ~grade; ~value; ~nota; ~agreement; ~antwort; ~reponse; "
            "~respuesta; ~poeng; ~stufe; ~niveau; ~nivel; ~points; ~result; punteggio; livello maturita; "
            "how far agree; how ready; readiness 0 4; ~valutazione; ~voto; ist; ist stand; ist wert; ist niveau"
        ),
        "evidence": (
            "justification; supporting evidence; nachweis; nachweise; begrundung; preuve; preuves; justificatif; "
            "evidencia; evidencias; justificacion; evidencia objetiva; bevis; basis; finding; findings; "
            "observation; ~note; ~notes; ~remark; ~remarks; ~bemerkung; ~kommentar; ~commentaire; ~comentario; "
            "~comentarios; ~explanation; ~observations; evidenza; evidenze; bewijs; motivazione"
        ),
        "next_step": (
            "next step; next steps; next action; next actions; gap next action; improvement; improvement action; "
            "improvement measure; action; actions; action plan; recommended action; recommendation; "
            "recommendations; planned action; action required; follow up; to do; nachster schritt; "
            "nachste schritte; massnahme; massnahmen; prochaine etape; prochaines etapes; plan action; "
            "recommandation; proximo paso; proximos pasos; siguiente paso; accion; acciones; plan accion; "
            "proximo passo; neste steg; tiltak; ~gap; ~gaps; prossimo passo; volgende stap; azione; azioni; "
            "vervolgstap; gap closing action; closing action; gap action; measure; measures"
        ),
        "assessed_by": (
            "assessor name; respondent; evaluator; interviewee; bewertet von; bewerter; evalue par; evaluateur; "
            "evaluado por; evaluador; avaliado por; vurdert av; completed by; answered by; ~reviewer; ~owner"
        ),
        "assessed_on": (
            "assessment day; evaluation date; date of assessment; scored on; survey date; rated on; bewertet am; "
            "bewertungsdatum; datum; date evaluation; fecha de evaluacion; fecha evaluacion; fecha; "
            "data da avaliacao; vurdert dato; ~date; ~last updated"
        ),
    },
    "component": {
        "name": (
            "component title; asset; reusable component name; building block name; pattern; pattern name; "
            "service name; shared service; standard name; library; library name; module name; tool component; "
            "software component; platform component; api component name; baustein; komponente; "
            "wiederverwendbare komponente; komponentenname; composant; nom du composant; brique; componente; "
            "nombre del componente; nome do componente; activo; komponent; bouwsteen; component naam; ~standard; "
            "~name; ~title; ~tool; ~service; ~artifact; ~artefakt; ~accelerator; ~template; ~model name"
        ),
        "component_kind": (
            "type; kind; category; component category; asset category; typ; art; komponententyp; kategorie; "
            "type de composant; categorie; tipo; tipo de componente; categoria; ~class; ~group; ~layer; "
            "component class; class; soort; categoria componente"
        ),
        "owner_id": _OWNER,
        "maturity": (
            "maturity stage; lifecycle; lifecycle stage; lifecycle status; reifegrad; reife; maturite; madurez; "
            "maturidade; modenhet; technology readiness; readiness level; ~status; ~stage; ~level"
        ),
        "is_published": ("published y n; is published; shared for reuse; veroffentlicht; publie; publicado; reusable"),
        "is_mandatory": (
            "mandatory; must be used; required; compulsory; mandatory y n; verpflichtend; obligatoire; "
            "obligatorio; mandated; use mandatory; must use; obbligatorio"
        ),
        "version": ("version; version no; current version; latest version; release; versjon; versao; versione; versie"),
        "reviewed_on": (
            "reviewed; last reviewed; last review; review date; reviewed on; date reviewed; last checked; "
            "last updated; letzte prufung; gepruft am; derniere revue; ultima revision; revisado"
        ),
        "review_expires_on": (
            "next review; next review date; review due; review by; review until; review valid until; "
            "valid until; review expires; nachste prufung; prochaine revue; proxima revision"
        ),
        "link": _LINK,
        "notes": _DESCRIBED,
    },
    "data_source": {
        "name": (
            "source name; data asset; data asset name; data set name; dataset title; data product; "
            "data product name; data feed; feed; feed name; table; table name; information asset; "
            "information asset name; data collection; database name; data object; datenquelle; datenquellen; "
            "datensatz; datenbestand; datenprodukt; quelle; source de donnees; jeu de donnees; nom de la source; "
            "fuente de datos; fuente; conjunto de datos; fonte de dados; fonte; conjunto de dados; datakilde; "
            "datasett; datasaet; datakalla; gegevensbron; dataset naam; fonte dati; ~source; ~system; "
            "~asset name; ~name; ~title; ~application"
        ),
        "owner_id": _OWNER
        + (
            "; data owner; business owner; information owner; information asset owner; dateneigner; "
            "datenverantwortlicher; dateneigentumer; proprietaire des donnees; proprietario de los datos; "
            "dataeier; source owner; contact point; publisher contact; ~data contact"
        ),
        "business_unit_id": _UNIT + ("; owning business unit; publisher"),
        "sensitivity": (
            "sensitivity; sensitivity level; data sensitivity; classification; data classification; "
            "security classification; information classification; confidentiality; confidentiality level; "
            "protection class; privacy class; access level; schutzbedarf; vertraulichkeit; datenklasse; "
            "klassifizierung; sensibilite; confidentialite; classification des donnees; sensibilidad; "
            "confidencialidad; clasificacion; sensibilidade; confidencialidade; classificacao; sensitivitet; "
            "klassifisering; gradering; gevoeligheid; data class; sensitivity class; riservatezza; "
            "classificazione; vertrouwelijkheid"
        ),
        "is_catalogued": (
            "catalogued y n; in catalogue; in data catalogue; in the catalogue; registered in catalogue; "
            "documented; katalogisiert; im katalog; catalogue; cataloguee; catalogada; catalogado; en catalogo; "
            "katalogisert; ~certified"
        ),
        "quality_percent": (
            "quality percent; quality score; quality score percent; quality rating; quality index; dq score; "
            "dq percent; data quality score; data quality percent; overall quality; overall quality percent; "
            "overall data quality; overall score; overall dq score; data quality index; datenqualitat; qualitat; "
            "qualite; qualite percent; qualite des donnees; calidad; calidad de datos; qualidade; "
            "qualidade dos dados; kvalitet; datakvalitet; kwaliteit; qualita; ~completeness; ~score percent; "
            "~accuracy; dq result; quality result; dq; data quality result; score dq"
        ),
        "checked_on": (
            "checked on; date checked; quality checked; quality checked on; last checked; last assessed; "
            "last assessment; last profiled; last quality check; assessed on; assessment date; measured on; "
            "date measured; quality date; gepruft am; letzte prufung; verifie le; fecha de revision; "
            "~last reviewed; ~last updated; ~date"
        ),
        "refresh": _REFRESH + ("; aktualitat"),
        "is_automated": (
            "automated; automated y n; automated feed; automatic; pipeline automated; automated load; "
            "automated refresh; pipeline; automatisiert; automatise; automatisee; automatizado; automatizada; "
            "automatizado s n; automatisert; ingestion automated"
        ),
        "notes": _DESCRIBED,
    },
    "champion": {
        "person_id": (
            "champion full name; ki champion; ai lead; ai ambassador; ambassador; nominee name; liaison name; "
            "multiplikatorin; ki multiplikator; navn; naam; nome; nombre; nom; embajador; ambasador; "
            "ambassadeur ia; champion ia; ambassadori; ki ambassador; nome e cognome; change champion; "
            "ambasciatore; champion 1; first champion; primary champion; hauptansprechpartner"
        ),
        "person_id.email": ("nominee email; champion email; ambassador email; poc email; contact email; liaison email"),
        "business_unit_id": (
            "directorate; home unit; home department; business area; represented area; area represented; "
            "reparto; afdeling"
        ),
        "deputy_id": (
            "stand in; standin; alternate champion; second champion; cover; plaatsvervanger; sostituto; vice"
        ),
        "since_on": (
            "active since; startdato; date de debut; data de inicio; in role since; champion from; onboarded on; "
            "dal; sinds; aktiv seit; tatig seit; im netzwerk seit"
        ),
        "wave": "onboarding wave; training wave; champion wave; kohorte",
        "hours_a_week": (
            "weekly time; time week; hour week; stunden woche; wochenstunden; stunden pro woche; heures semaine; "
            "horas semana; time commitment hour week"
        ),
    },
    "enrolment": {
        "course_id": (
            "asset title; asset name; opleiding; corso; formazione; learning item title; nome corso; szkolenie"
        ),
        "person_id.business_unit_id": (
            "directorate; group; groups; branch; branches; work location; supervisory organisation; afdeling; reparto"
        ),
        "percent": (
            "percent course completed; percent of course completed; overall progress; course completion; percent viewed"
        ),
        "completed_on": (
            "completed at; completed date; first completion date; last completion date; finish time; "
            "completion day; datum afgerond; afgerond op; afgerond; data completamento; completato il; "
            "data di completamento; slutfort; ~completion; slutdatum; avslutad; data ukonczenia; ukonczono; "
            "attestation date; date attested"
        ),
        "enrolled_on": (
            "enroll date; date enroll; enrolment time; registration time; transcript registration date; "
            "date started; data iscrizione; ingeschreven op; data inizio"
        ),
        "expires_on": (
            "geldig tot; valido fino; gyldig til; giltig till; valable jusqu; scade il; vervaldatum; valido ate"
        ),
        "status": (
            "~bestanden; ~passed; ~completed; ~registration status; ~complete; ~finished; completed yes no; "
            "transcript status; ~done; ~absolviert"
        ),
    },
    "raid": {
        "due_on": (
            "needed by; required by; by when; resolve by; review by; a faire pour; needed by date; "
            "need date; target close date; close by"
        ),
        "raised_on": (
            "created; created on; date created; opened; opened on; identified on; date identified; logged on; "
            "date opened"
        ),
        "response": (
            "resposta; risk treatment; resposta ao risco; respuesta; respuesta al riesgo; reponse; tratamiento; "
            "next action; countermeasure; countermeasures; azione mitigazione"
        ),
        "status": "open closed; open close; state",
    },
}
