"""The kinds of block a lesson is made of: one module, one template and one stylesheet each."""

from curriculum.blocks.before_you_start import BeforeYouStartBlock
from curriculum.blocks.conversation import ConversationBlock
from curriculum.blocks.discussion import DiscussionBlock
from curriculum.blocks.fact import FactBlock
from curriculum.blocks.grounding import GroundingBlock
from curriculum.blocks.hard_question import HardQuestionBlock
from curriculum.blocks.help_services import HelpServicesBlock
from curriculum.blocks.image import PictureBlock
from curriculum.blocks.key_points import KeyPointsBlock
from curriculum.blocks.knowledge_check import KnowledgeCheckBlock
from curriculum.blocks.reflection import ReflectionBlock
from curriculum.blocks.scenario import ScenarioBlock
from curriculum.blocks.sources import SourcesBlock
from curriculum.blocks.teacher_note import TeacherNoteBlock
from curriculum.blocks.text import FEATURES, ProseBlock
from curriculum.blocks.video import VideoBlock

# What must not be found by searching, because it gives answers away or is for leaders only, is not indexed.
LESSON_BLOCKS = [
    ("before_you_start", BeforeYouStartBlock()),
    ("text", ProseBlock(features=FEATURES)),
    ("key_points", KeyPointsBlock()),
    ("image", PictureBlock()),
    ("video", VideoBlock()),
    ("fact", FactBlock()),
    ("scenario", ScenarioBlock()),
    ("conversation", ConversationBlock()),
    ("knowledge_check", KnowledgeCheckBlock(search_index=False)),
    ("reflection", ReflectionBlock()),
    ("grounding", GroundingBlock()),
    ("discussion", DiscussionBlock()),
    ("teacher_note", TeacherNoteBlock(search_index=False)),
    ("hard_question", HardQuestionBlock(search_index=False)),
    ("help_services", HelpServicesBlock()),
    ("sources", SourcesBlock()),
]
