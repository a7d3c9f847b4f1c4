"""Names of the fields of people, champions, courses and enrolments in other people's trackers (form: ``portfolio``)."""

from __future__ import annotations

_NOTES = (
    "notes; note; comments; comment; remarks; remark; bemerkung; bemerkungen; commentaires; comentarios;"
    " 备注; примечание"
)
_EMAIL = (
    "email; email address; mail address; user email; work email; contact email; employee email; learner email; "
    "business email; email id; mailadresse; courriel; adresse email; correo; correo electronico; epost; e post; "
    "электронная почта; почта; 邮箱; 电子邮件"
)
_UNIT = (
    "business unit; bu; unit; department; department name; division; team; function; area; organisation;"
    " organisation unit; organisation name; region; regions; target region; target regions; country;"
    " branch; office; section; group; entity; cost center; faculty; ~company; ~agency; ~location; ~site;"
    " abteilung; bereich; organisationseinheit; standort; service; departement; direction; unite;"
    " departamento; area; unidad; sector; setor; unidade; avdeling; enhet; отдел; подразделение;"
    " департамент; 部门; 所属部门; 单位"
)
_ROLE = (
    "role; job role; job title; job; position; designation; role position; function title; job position;"
    " target audience; audience; target group; profile; job family; grade; level; rolle; funktion;"
    " stelle; zielgruppe; position titel; poste; fonction; metier; public cible; cargo; puesto; rol;"
    " funcion; publico objetivo; funcao; stilling; rolle; malgruppe; должность; роль; 职位; 岗位; 角色;"
    " 职务; 培训对象"
)

_GIVEN = (
    "first name; given name; forename; firstname; user first name; learner first name; employee first name;"
    " worker first name; preferred first name; participant first name; user s first name; vorname; prenom;"
    " nombres; primer nombre; primeiro nome; fornavn; voornaam; имя; 名"
)
_FAMILY = (
    "last name; surname; family name; lastname; user last name; learner last name; employee last name;"
    " worker last name; participant last name; user s last name; nachname; familienname; nom de famille;"
    " apellido; apellidos; sobrenome; etternavn; achternaam; фамилия; 姓"
)
_FAMILY_OF_ROLES = "role family; job family; role group; role category; rollenfamilie; famille de metier"
_SKILL = (
    "skill level; proficiency; ai skill level; competence level; experience level; proficiency level; ai literacy level"
)
_JOB = (
    "job title; job role; ~position; ~designation; job function; business role; stellenbezeichnung; poste; puesto; "
    "~title; ~cargo; ~funktion"
)

PERSON: dict[str, str] = {
    "name": (
        "name; full name; employee name; person; staff name; contact name; mitarbeiter; nom complet; nombre;"
        " navn; фио; 姓名"
    ),
    "email": _EMAIL,
    "business_unit_id": _UNIT,
    "job_role": _ROLE,
    "role_family": _FAMILY_OF_ROLES,
    "skill_level": _SKILL,
    "name.given": _GIVEN,
    "name.family": _FAMILY,
    "is_active": "active; employed; is active; aktiv",
    "notes": _NOTES,
}

CHAMPION: dict[str, str] = {
    "person_id": (
        "champion; champion name; ai champion; ai champion name; name of champion; ambassador;"
        " ambassador name; name; full name; contact; contact name; contact person; point of contact; poc;"
        " poc name; spoc; focal point; representative; liaison; multiplier; advocate; evangelist; superuser;"
        " super user; power user; key user; change agent; nominee; officer; officer name; principal officer;"
        " principal officer full name; officer full name; chief officer; responsible official; member;"
        " member name; volunteer; contributor; ~lead; ~owner; ~employee;"
        " ~employee name; multiplikator; botschafter; ansprechpartner; ki botschafter; ambassadeur; referent;"
        " correspondant; embajador; referente; promotor; embaixador; ambassador; kontaktperson; амбассадор;"
        " чемпион; контакт; представитель; 联络人; 推广大使; 联系人; 大使"
    ),
    "person_id.email": _EMAIL,
    "person_id.given": _GIVEN,
    "person_id.family": _FAMILY,
    "person_id.job_role": _JOB,
    "person_id.role_family": _FAMILY_OF_ROLES,
    "person_id.skill_level": _SKILL,
    "business_unit_id": _UNIT.replace(
        "~agency", ("agency; agency name; represented unit; represents; unit represented")
    ),
    "role": (
        "role; champion role; responsibility; responsibilities; title; job title; position; officer title;"
        " principal officer title; function; champion type; champion level; type of champion; network role;"
        " leadership; lead; rolle; funktion; verantwortung; responsabilite; fonction; rol; cargo;"
        " responsabilidad; papel; rolle; ansvar; роль; обязанности; 角色; 职责; 职务"
    ),
    "wave": "wave; cohort; batch; intake; welle; vague; oleada; bolge",
    "status": (
        "status; champion status; active; is active; state; activity status; operational status; nomination status; "
        "statut; estado; statut; situacao; статус; 状态"
    ),
    "since_on": (
        "since; champion since; start date; start; joined; join date; joined on; date joined; appointed;"
        " appointed on; date appointed; nominated on; date nominated; nomination date; onboarded;"
        " onboarding date; member since; seit; beginn; depuis; date de nomination; desde; fecha de inicio;"
        " fecha de nombramiento; desde; siden; дата назначения; 开始日期; 任命日期"
    ),
    "until_on": "until; end date; left on; date left; term ends; end; bis; jusqu au; hasta; til",
    "hours_a_week": "hours a week; hours per week; weekly hours; time commitment; hours; capacity; zeitaufwand",
    "deputy_id": (
        "deputy; backup; alternate; substitute; stellvertreter; vertretung; suppleant; suplente; stedfortreder"
    ),
    "last_check_in_on": "last check in; last contact; last meeting; last touchpoint; last activity",
    "notes": _NOTES,
}

COURSE: dict[str, str] = {
    "code": "course code; course id; course number; training code; training id; module code; catalogue number",
    "title": (
        "course; course name; course title; training title; training course; module; module name; kurs;"
        " cours; curso; 课程名称"
    ),
    "topic": "topic; subject; subject area; course category; category; theme; track; themengebiet",
    "level": "level; course level; difficulty; skill level; proficiency level; experience level",
    "role_families": (
        "audience; target audience; target group; role families; for roles; who should attend; zielgruppe"
    ),
    "is_mandatory": (
        "mandatory; required; compulsory; is mandatory; mandatory course; pflicht; obligatoire; obligatorio"
    ),
    "duration_hours": (
        "duration; duration hours; hours; length; training hours; dauer; duree; duracion; varighet; 时长"
    ),
    "validity_months": "validity; valid for; validity months; refresher after; renewal; recertification",
    "provider": (
        "provider; institute; trainer; instructor; vendor; delivered by; training provider; platform; anbieter"
    ),
    "notes": _NOTES + "; description; course description",
}

ENROLMENT: dict[str, str] = {
    "person_id": (
        "name; full name; employee; employee name; emp name; name of employee; learner; learner name;"
        " participant; participant name; participants; participant ids; trainee; trainee name; student;"
        " student name; user; user name; username; staff; staff name; staff member; attendee; attendee name;"
        " attendees; member; member name; person; associate; associate name; colleague; delegate; candidate;"
        " candidate name; resource name; worker; team member; first and last name; assigned to; ~employee id;"
        " ~emp; ~emp id; ~emp no; ~employee number; ~staff id; ~learner id; ~user id; ~participant id;"
        " ~student id; mitarbeiter; mitarbeiterin; mitarbeitername;"
        " teilnehmer; teilnehmerin; teilnehmername; vor und nachname; nom; nom complet; employe;"
        " apprenant; participant; collaborateur; nombre; nombre completo; empleado; nombre empleado;"
        " participante; alumno; colaborador; nome; nome completo; funcionario; aluno; deltaker; ansatt; navn;"
        " medarbeider; сотрудник; фио; участник; имя; слушатель; работник; 姓名; 员工; 员工姓名; 学员;"
        " 学员姓名; 参训人员; 参加人员"
    ),
    "course_id": (
        "course; course name; course title; training; training name; training title; training course;"
        " training topic; training module; training program; training program name; training session; module;"
        " module name; topic; topics; topics covered; topic covered; session; session title; session name;"
        " session topic; subject; program; program name; certification; certification name; certificate;"
        " badge; badges; skill badge; names of completed badges; completed courses; skill; skills;"
        " target skill; target skills; lesson; class; class name; curriculum; workshop; workshop title;"
        " theme; learning path; learning module; e learning; learning item; assessment name; qualification;"
        " course attended; kurs; kursname; kurstitel; schulung; schulungsthema; schulungstitel; thema;"
        " themen; seminar; fortbildung; weiterbildung; lehrgang; formation; nom formation; cours; intitule;"
        " theme; intitule formation; curso; nombre del curso; capacitacion; formacion; tema; taller;"
        " treinamento; nome do curso; disciplina; kurs; kursnavn; opplaering; emne; курс; название курса;"
        " тема; обучение; тренинг; модуль; 课程; 培训; 培训课程; 课程名称; 培训内容; 培训主题; 培训项目"
    ),
    "person_id.email": _EMAIL,
    "person_id.business_unit_id": _UNIT,
    "person_id.job_role": _ROLE,
    "person_id.role_family": _FAMILY_OF_ROLES,
    "person_id.skill_level": _SKILL,
    "person_id.given": _GIVEN,
    "person_id.family": _FAMILY,
    "cohort": (
        "cohort; wave; batch; intake; training wave; group no; jahrgang; promotion; cohorte; kull; поток; 批次; 期次"
    ),
    "status": (
        "status; completion status; training status; course status; progress status; enrolment status;"
        " learning status; state; completed y n; attendance; attended;"
        " attendance status; session status; pass fail; all courses completed; all badges completed;"
        " completed all; result status; passed; ~outcome; teilnahmestatus; schulungsstatus; teilgenommen;"
        " statut; etat; presence; estado; asistencia; situacao; presenca; oppmote; gjennomfort; статус;"
        " посещаемость; 状态; 完成状态; 培训状态; 出勤"
    ),
    "percent": (
        "percent; percent complete; percent completed; progress; progress percent; completion;"
        " completion percent; completion rate; course progress; fortschritt; avancement; progreso; avance;"
        " progresso; fremdrift; прогресс; 进度; 完成率"
    ),
    "score": (
        "score; result; grade; marks; mark; points; final score; test score; quiz score; exam score;"
        " assessment score; exam result; test result; no of badges completed; number of courses completed;"
        " badges completed; rating; final grade; ergebnis; note punkte; punkte; punktzahl; note; resultat;"
        " puntaje; puntuacion; calificacion; nota; pontuacao; poeng; karakter; оценка; балл; баллы;"
        " результат; 成绩; 分数; 得分; 考核成绩"
    ),
    "enrolled_on": (
        "enrolled on; enrolment date; date enrolled; registered on; registration date; assigned on;"
        " assigned date; start date; training start date; course start date; start; started; started on;"
        " from date; anmeldedatum; startdatum; date inscription; date de debut; fecha de inscripcion;"
        " fecha de inicio; data de inicio; startdato; дата начала; 报名日期; 开始日期; 开始时间"
    ),
    "due_on": (
        "due date; due; due on; deadline; target date; complete by; to be completed by; training date;"
        " session date; date of training; date of session; scheduled date; schedule date; planned date;"
        " course date; class date; class dates; dates of classes; date of class; event date; training dates;"
        " session dates; ~date; ~dates; ~when; fallig; fallig bis; falligkeit; termin; schulungstermin;"
        " frist; datum; echeance; date limite; date formation; date; fecha limite; fecha; fecha del curso;"
        " vencimiento; prazo; data; data do treinamento; frist; dato; срок; дата; дата проведения;"
        " дата обучения; 截止日期; 培训日期; 培训时间; 日期; 计划日期"
    ),
    "completed_on": (
        "completed on; completed; completion date; date completed; date of completion; completed date;"
        " training end date; course end date; end date; end; finish date; finished; finished on;"
        " date finished; passed on; date passed; certification date; certified on; date achieved;"
        " attended on; issue date; date issued; last completed; to date; abgeschlossen; abgeschlossen am;"
        " abschlussdatum; enddatum; absolviert am; date de fin; date achevement; fecha de finalizacion;"
        " fecha fin; fecha de termino; data de conclusao; concluido em; fullfort; sluttdato; fullfort dato;"
        " дата завершения; дата окончания; завершено; 完成日期; 完成时间; 结束日期; 结束时间"
    ),
    "expires_on": (
        "expires; expires on; expiry; expiry date; expiration date; valid until; valid to; renewal date;"
        " refresher due; next due; recertification date; gultig bis; ablaufdatum; valable jusqu au;"
        " fecha de caducidad; vencimiento certificado; validade; utloper; действителен до; 有效期; 到期日"
    ),
    "notes": _NOTES,
}
