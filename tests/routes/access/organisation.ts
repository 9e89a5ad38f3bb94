import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
/** Those who run Diễm's unit: commune, district, province. */
const fromCommune = 'sign-in sign-in refused ok ok ok refused refused';
const fromDistrict = 'sign-in sign-in refused refused ok ok refused refused';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
const nobody = 'sign-in sign-in refused refused refused refused refused refused';
/** The same with the reader, who looks. */
const readFromCommune = 'sign-in sign-in refused ok ok ok ok refused';
const readFromBoard = 'sign-in sign-in refused refused refused ok ok refused';
/** A file is its uploader's alone, here Phúc's. */
const uploader = 'sign-in sign-in hidden ok hidden hidden hidden hidden';
const hidden = 'sign-in sign-in hidden hidden hidden hidden hidden hidden';

const newSeat = { titleCode: 'COMMITTEE_MEMBER', fromOn: '2024-11-01', toOn: '', how: 'elected' };
const name = {
  ho: 'Trần',
  dem: 'Văn',
  ten: 'Mới',
  bornOn: '',
  gender: '',
  memberCode: '',
  joinedUnionOn: '',
};
const unitsToChange = {
  own: { id: '$branch' },
  foreign: { id: '$farBranch' },
  itself: { id: '$commune' },
  above: { id: '$province' },
};
const changeUnit = { own: fromCommune, foreign: boardOnly, itself: fromDistrict, above: boardOnly };
/** Whoever runs the unit records its grade. */
const recordGrade = { own: fromCommune, foreign: boardOnly, itself: fromCommune, above: boardOnly };
const imports = { own: { id: '$import' }, foreign: { id: '$foreignImport' } };

export const organisationAccess: AccessTable = {
  'routes/organisation/organisation.tsx': {
    loader: {
      tree: { expect: { own: 'sign-in sign-in refused ok ok ok ok ok' } },
      search: { query: '?q=Diem', expect: { own: 'sign-in sign-in refused ok ok ok ok ok' } },
    },
  },
  'routes/organisation/unit.tsx': {
    targets: { own: { id: '$branch' }, foreign: { id: '$farBranch' }, above: { id: '$province' } },
    loader: { page: { expect: { own: readFromCommune, foreign: readFromBoard, above: readFromBoard } } },
  },
  'routes/organisation/unit-new.tsx': {
    targets: {
      own: { id: '$commune', type: 'BRANCH_RESIDENTIAL' },
      foreign: { id: '$otherCommune', type: 'BRANCH_RESIDENTIAL' },
      above: { id: '$district', type: 'COMMUNE' },
    },
    loader: { page: { expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict } } },
    action: {
      add: {
        form: { code: '84-X', name: 'Đơn vị mới', typeCode: '$type', validFrom: '2024-11-01', validTo: '' },
        expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict },
      },
    },
  },
  'routes/organisation/unit-edit.tsx': {
    targets: {
      own: { id: '$branch', type: 'BRANCH_RESIDENTIAL' },
      foreign: { id: '$farBranch', type: 'BRANCH_RESIDENTIAL' },
      itself: { id: '$commune', type: 'COMMUNE' },
      above: { id: '$province', type: 'PROVINCE' },
    },
    loader: { page: { expect: changeUnit } },
    action: {
      edit: {
        form: { code: '84-X', name: 'Tên mới', typeCode: '$type', validFrom: '2015-01-01', validTo: '' },
        expect: changeUnit,
      },
    },
  },
  'routes/organisation/unit-move.tsx': {
    targets: unitsToChange,
    loader: { page: { expect: changeUnit } },
    action: {
      move: {
        form: { parentId: '$parent' },
        targets: {
          own: { id: '$branch', parent: '$district' },
          away: { id: '$branch', parent: '$otherCommune' },
          foreign: { id: '$farBranch', parent: '$commune' },
          outside: { id: '$branch', parent: '$otherProvince' },
        },
        expect: { own: fromDistrict, away: boardOnly, foreign: boardOnly, outside: nobody },
      },
    },
  },
  'routes/organisation/unit-end.tsx': {
    targets: unitsToChange,
    loader: { page: { expect: changeUnit } },
    action: {
      end: {
        form: { validTo: '2024-12-31', successorId: '$successor', note: '', confirmation: '$name' },
        targets: {
          own: { id: '$branch', successor: '$nextBranch', name: 'Chi đoàn ấp Rạch Sâu' },
          foreign: { id: '$farBranch', successor: '', name: 'Chi đoàn ấp Chông Bát' },
          itself: { id: '$commune', successor: '', name: 'Đoàn xã An Phú' },
        },
        expect: {
          own: fromCommune,
          foreign: boardOnly,
          // A unit that still has units below it stays, whoever asks.
          itself: 'sign-in sign-in refused refused conflict conflict refused refused',
        },
      },
    },
  },
  'routes/organisation/unit-grade.tsx': {
    targets: unitsToChange,
    loader: { page: { expect: recordGrade } },
    action: { grade: { form: { year: '2023', grade: 'GOOD', source: '' }, expect: recordGrade } },
  },
  'routes/organisation/person-new.tsx': {
    targets: { own: { unit: '$branch' }, foreign: { unit: '$farBranch' }, above: { unit: '$district' } },
    loader: {
      page: { query: '?unit=$unit', expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict } },
    },
    action: {
      add: {
        query: '?unit=$unit',
        form: { ...name, phone: '', email: '', ...newSeat },
        expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict },
      },
    },
  },
  'routes/organisation/person.tsx': {
    targets: {
      own: { id: '$secretary' },
      foreign: { id: '$farSecretary' },
      colleague: { id: '$branchMember' },
      above: { id: '$communeOfficer' },
    },
    loader: {
      page: {
        expect: {
          own: 'sign-in sign-in ok ok ok ok ok refused',
          foreign: readFromBoard,
          colleague: readFromCommune,
          above: readFromCommune,
        },
      },
    },
  },
  'routes/organisation/person-edit.tsx': {
    targets: {
      own: { id: '$secretary' },
      foreign: { id: '$farSecretary' },
      above: { id: '$districtOfficer' },
    },
    loader: { page: { expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict } } },
    action: {
      edit: {
        form: { ...name, phone: '0977 000 222', email: '' },
        expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict },
      },
    },
  },
  'routes/organisation/appointment-new.tsx': {
    targets: {
      own: { id: '$secretary', code: '84-CK-01-02' },
      foreign: { id: '$farSecretary', code: '84-TC-01' },
    },
    loader: { page: { expect: { own: fromCommune, foreign: boardOnly } } },
    action: {
      appoint: {
        form: { unitCode: '$code', ...newSeat },
        targets: {
          own: { id: '$secretary', code: '84-CK-01-02' },
          foreign: { id: '$farSecretary', code: '84-TC-01' },
          // Calling a stranger into one's own unit would open their page and their telephone number.
          fetching: { id: '$farSecretary', code: '84-CK-01-02' },
          pushing: { id: '$secretary', code: '84-TC-01' },
        },
        expect: {
          own: fromCommune,
          foreign: boardOnly,
          fetching: boardOnly,
          // Who may do it for another unit finds no unit of that code in their part of the tree.
          pushing: 'sign-in sign-in refused invalid invalid ok refused refused',
        },
      },
    },
  },
  'routes/organisation/fact-new.tsx': {
    targets: {
      own: { id: '$secretary', kind: 'honour', name: 'Lâm Thị Ngọc Diễm' },
      foreign: { id: '$farSecretary', kind: 'honour', name: 'Đỗ Thị Thu Sương' },
      itself: { id: '$communeOfficer', kind: 'honour', name: 'Lê Văn Phúc' },
    },
    loader: { page: { expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict } } },
    action: {
      honour: {
        form: {
          year: '2023',
          name: 'Bằng khen',
          issuer: 'Tỉnh Đoàn',
          decisionNumber: '',
          decidedOn: '',
          confirmation: '$name',
        },
        expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict },
      },
      grade: {
        form: { year: '2023', grade: 'GOOD', source: '' },
        targets: {
          own: { id: '$secretary', kind: 'grade' },
          foreign: { id: '$farSecretary', kind: 'grade' },
          itself: { id: '$communeOfficer', kind: 'grade' },
        },
        expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict },
      },
      discipline: {
        form: { form: 'Khiển trách', fromOn: '2023-05-01', toOn: '', source: '', confirmation: '$name' },
        targets: {
          own: { id: '$secretary', kind: 'discipline', name: 'Lâm Thị Ngọc Diễm' },
          foreign: { id: '$farSecretary', kind: 'discipline', name: 'Đỗ Thị Thu Sương' },
          itself: { id: '$communeOfficer', kind: 'discipline', name: 'Lê Văn Phúc' },
        },
        expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict },
      },
    },
  },
  'routes/organisation/appointment-end.tsx': {
    targets: {
      own: { id: '$secretarySeat' },
      foreign: { id: '$farSecretarySeat' },
      itself: { id: '$communeOfficerSeat' },
      above: { id: '$districtOfficerSeat' },
    },
    loader: {
      page: { expect: { own: fromCommune, foreign: boardOnly, itself: fromCommune, above: fromDistrict } },
    },
    action: {
      end: {
        form: { toOn: '2024-12-31' },
        // Nobody ends the seat they run things from.
        expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict, above: boardOnly },
      },
    },
  },
  'routes/organisation/replacement.tsx': {
    targets: {
      own: { id: '$secretarySeat' },
      foreign: { id: '$farSecretarySeat' },
      itself: { id: '$communeOfficerSeat' },
      above: { id: '$districtOfficerSeat' },
    },
    loader: {
      page: { expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict, above: boardOnly } },
    },
    action: {
      // Nobody hands over the seat they run things from: the level above does.
      replace: {
        form: { ...name, phone: '', email: '', fromOn: '2024-11-01', how: 'elected' },
        expect: { own: fromCommune, foreign: boardOnly, itself: fromDistrict, above: boardOnly },
      },
    },
  },
  'routes/organisation/replacements.tsx': {
    loader: { list: { expect: { own: 'sign-in sign-in refused ok ok ok ok ok' } } },
  },
  'routes/organisation/import.tsx': {
    loader: { page: { expect: { own: 'sign-in sign-in refused ok ok ok refused ok' } } },
    action: {
      upload: {
        form: { kind: 'roster', unitId: '$unit', replaces: '', file: '$roster' },
        targets: {
          own: { unit: '$commune' },
          foreign: { unit: '$otherCommune' },
          above: { unit: '$district' },
        },
        expect: { own: fromCommune, foreign: boardOnly, above: fromDistrict },
      },
    },
  },
  'routes/organisation/import-template.tsx': {
    loader: {
      roster: { expect: { own: signedIn } },
      unit: { query: '?kind=unit', expect: { own: signedIn } },
    },
  },
  'routes/organisation/import-preview.tsx': {
    targets: imports,
    loader: { page: { stage: 'planning', expect: { own: uploader, foreign: hidden } } },
    action: {
      choose: { stage: 'planning', form: { intent: 'options' }, expect: { own: uploader, foreign: hidden } },
      confirm: {
        stage: 'planning',
        form: { intent: 'confirm', digest: '$importDigest' },
        expect: { own: uploader, foreign: hidden },
      },
      discard: { stage: 'planning', form: { intent: 'discard' }, expect: { own: uploader, foreign: hidden } },
    },
  },
  'routes/organisation/import-faults.tsx': {
    targets: imports,
    loader: { file: { stage: 'planning', expect: { own: uploader, foreign: hidden } } },
  },
};
