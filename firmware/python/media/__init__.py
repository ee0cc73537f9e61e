# This file is part of the k230 vencoder project, MIT licence.
