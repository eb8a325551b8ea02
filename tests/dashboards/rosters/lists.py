"""Lists as schools' programs write them."""

import io
import zipfile

from openpyxl import Workbook


def workbook(rows: list[list], title: str = "8B") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(files: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


def with_member(book: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one of its files replaced, or one more."""
    package = zipfile.ZipFile(io.BytesIO(book))
    return zipped({member: package.read(member) for member in package.namelist()} | {name: content})


USERS_1_1 = """sourcedId,status,dateLastModified,enabledUser,orgs,role,username,givenName,familyName,identifier,email
u1,active,,true,o1,student,akhan,Amina,Khan,1001,a@example.org
u2,active,,true,o1,student,bb,Ben,Bow,1002,b@example.org
u3,tobedeleted,,true,o1,student,cc,Cleo,Cole,1003,c@example.org
u4,active,,true,o1,teacher,tt,Tala,Teacher,9001,t@example.org
u5,active,,true,o1,student,ee,Eve,Eden,1005,e@example.org
"""
USERS_1_2 = """sourcedId,status,enabledUser,givenName,familyName,identifier,preferredGivenName,preferredFamilyName
u1,,true,Amina,Khan,1001,Mina,
u2,,true,Ben,Old,1002,,Bow
u4,,true,Tala,Teacher,9001,,
"""
ROLES_1_2 = """sourcedId,userSourcedId,roleType,role,orgSourcedId
r1,u1,primary,student,o1
r2,u2,primary,student,o1
r4,u4,primary,teacher,o1
"""
CLASSES = """sourcedId,status,title,classCode
c1,active,Health,8B
c2,active,Health,8C
c3,active,Empty,8D
"""
ENROLMENTS = """sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,endDate
e1,active,c1,o1,u1,student,
e2,active,c1,o1,u2,student,
e3,active,c1,o1,u3,student,
e4,active,c1,o1,u4,teacher,
e5,active,c2,o1,u5,student,
e6,active,c1,o1,u5,student,2020-06-30
e7,tobedeleted,c1,o1,u5,student,
e8,active,c1,o1,u77,student,
"""
EXPORT = {"users.csv": USERS_1_1, "classes.csv": CLASSES, "enrollments.csv": ENROLMENTS, "manifest.csv": "x,y\n"}
EXPORT_1_2 = {
    "out/users.csv": USERS_1_2,
    "out/roles.csv": ROLES_1_2,
    "out/classes.csv": CLASSES,
    "out/enrollments.csv": ENROLMENTS,
}
